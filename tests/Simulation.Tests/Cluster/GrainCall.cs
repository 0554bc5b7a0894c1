using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Orleans.Concurrency;

namespace Kkr.Simulation;

/// <summary>How the methods of grain interfaces are called and answered, whichever of the four kinds of task they return.</summary>
internal static class GrainCall
{
    private static readonly ConcurrentDictionary<MethodInfo, (Func<GrainProxy, MethodInfo, object?[], object> Send, bool Interleaves)> Known = new();

    /// <summary>Whether calls of a method run between others'.</summary>
    public static bool Interleaves(MethodInfo method) => Known.GetOrAdd(method, Describe).Interleaves;

    /// <summary>Sends a call through a proxy.</summary>
    public static object Send(GrainProxy proxy, MethodInfo method, object?[] arguments) => Known.GetOrAdd(method, Describe).Send(proxy, method, arguments);

    /// <summary>Calls the method of a grain; what returns no value answers with null.</summary>
    public static async Task<T> InvokeAsync<T>(Grain grain, MethodInfo method, object?[] arguments)
    {
        object? running;
        try
        {
            running = method.Invoke(grain, arguments);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }

        switch (running)
        {
            case Task<T> task: return await task;
            case ValueTask<T> task: return await task;
            case ValueTask task: await task; return default!;
            default: await (Task)running!; return default!;
        }
    }

    private static (Func<GrainProxy, MethodInfo, object?[], object>, bool) Describe(MethodInfo method)
    {
        var returned = method.ReturnType;
        var isValueTask = returned == typeof(ValueTask) || (returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(ValueTask<>));
        var value = returned.IsGenericType ? returned.GetGenericArguments()[0] : typeof(object);
        var name = (isValueTask, returned.IsGenericType) switch
        {
            (true, true) => nameof(SendValue),
            (true, false) => nameof(SendValueless),
            _ => nameof(SendTask),
        };
        var send = typeof(GrainCall).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(value);
        return (send.CreateDelegate<Func<GrainProxy, MethodInfo, object?[], object>>(), method.IsDefined(typeof(AlwaysInterleaveAttribute), inherit: true));
    }

    // All three fit one delegate.
#pragma warning disable CA1859
    private static object SendTask<T>(GrainProxy proxy, MethodInfo method, object?[] arguments) => proxy.SendAsync<T>(method, arguments);

    private static object SendValue<T>(GrainProxy proxy, MethodInfo method, object?[] arguments) => new ValueTask<T>(proxy.SendAsync<T>(method, arguments));

    private static object SendValueless<T>(GrainProxy proxy, MethodInfo method, object?[] arguments) => new ValueTask(proxy.SendAsync<T>(method, arguments));
#pragma warning restore CA1859
}
