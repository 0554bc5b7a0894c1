using System.Reflection;

namespace Kkr.Simulation;

/// <summary>A process that sends messages to grains: a silo or a gateway.</summary>
internal sealed class Sender(SimulatedCluster cluster, int side)
{
    private static readonly MethodInfo CreateProxy = typeof(GrainProxy).GetMethod(nameof(GrainProxy.Create), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    private readonly Dictionary<(Type, string), object> _references = [];

    public object Reference(Type grainInterface, string key)
    {
        if (!_references.TryGetValue((grainInterface, key), out var reference))
            _references[(grainInterface, key)] = reference = CreateProxy.MakeGenericMethod(grainInterface).Invoke(null, [this, key])!;
        return reference;
    }

    /// <summary>Sends a message and waits for its answer, which may never come: then for as long as Orleans waits.</summary>
    public Task<T> SendAsync<T>(GrainId id, Type grainInterface, MethodInfo method, object?[] arguments)
    {
        var (world, faults) = (cluster.World, cluster.Faults);
        var answer = new TaskCompletionSource<T>();
        var sent = world.Clock.GetTimestamp();
        world.After(ResponseTimeout, () => answer.TrySetException(new TimeoutException($"{method.Name} of {id} did not answer.")));
        if (faults.Happens(FaultKind.MessageLost) || cluster.IsDropped(id, arguments)) return answer.Task;
        world.After(cluster.Delay(), () =>
        {
            if (cluster.Route(id, grainInterface, side) is not { } activation)
            {
                answer.TrySetException(new SiloUnavailableException("No silo is there."));
                return;
            }

            activation.Lane.Post(() => AnswerAsync(activation).Ignore());
        });
        return answer.Task;

        async Task AnswerAsync(Activation activation)
        {
            T value = default!;
            Exception? failure = null;
            try
            {
                value = await activation.InvokeAsync<T>(method, cluster.Altered(id, arguments), GrainCall.Interleaves(method), () => world.Clock.GetElapsedTime(sent) > ResponseTimeout);
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            if (faults.Happens(FaultKind.AnswerLost)) return;
            world.After(cluster.Delay(), () =>
            {
                if (failure is null) answer.TrySetResult(value);
                else answer.TrySetException(failure);
            });
        }
    }
}
