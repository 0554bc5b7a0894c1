using System.Reflection;

namespace Kkr.Simulation;

/// <summary>Where a process gets its references to grains from.</summary>
public class GrainFactory : DispatchProxy
{
    private Sender _sender = null!;

    internal static IGrainFactory Create(Sender sender)
    {
        var factory = Create<IGrainFactory, GrainFactory>();
        ((GrainFactory)(object)factory)._sender = sender;
        return factory;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod is { IsGenericMethod: true, Name: nameof(IGrainFactory.GetGrain) } && args is [string key, ..]
            ? _sender.Reference(targetMethod.GetGenericArguments()[0], key)
            : throw new NotSupportedException($"{targetMethod} is not simulated.");
}
