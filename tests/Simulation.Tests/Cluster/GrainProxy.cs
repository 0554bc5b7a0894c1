using System.Reflection;

namespace Kkr.Simulation;

/// <summary>A reference to a grain: what is called on it becomes a message.</summary>
public class GrainProxy : DispatchProxy
{
    private Sender _sender = null!;
    private GrainId _id;
    private Type _interface = null!;

    internal static T Create<T>(Sender sender, string key)
    {
        var created = Create<T, GrainProxy>();
        var proxy = (GrainProxy)(object)created!;
        proxy._sender = sender;
        proxy._interface = typeof(T);
        proxy._id = GrainId.Create(typeof(T).Name, key);
        return created;
    }

    internal Task<T> SendAsync<T>(MethodInfo method, object?[] arguments) => _sender.SendAsync<T>(_id, _interface, method, arguments);

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => GrainCall.Send(this, targetMethod!, args ?? []);
}
