using System.Reflection;
using Kkr.Tables;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Timers;

namespace Kkr.Simulation;

/// <summary>
/// As much of Orleans' runtime as the product's grains see of it, so that the very classes that run in a silo run here:
/// their context, their timers, their references to each other.
/// </summary>
internal static class GrainRuntime
{
    private delegate void SetContext(IGrainContext? context, out IGrainContext? before);

    // A grain takes its context from where the silo puts it while it is made; there is no public way to do the same.
    private static readonly SetContext Enter = typeof(Grain).Assembly.GetType("Orleans.Runtime.RuntimeContext", throwOnError: true)!
        .GetMethod("SetExecutionContext", BindingFlags.NonPublic | BindingFlags.Static)!.CreateDelegate<SetContext>();

    public static Grain Create(SimulatedSilo silo, Activation activation, Type grain)
    {
        Enter(ContextProxy.Create(silo, activation), out _);
        try
        {
            object[] given = grain == typeof(TableGrain)
                ? [new SimulatedSnapshot(silo.Cluster.Store, activation.Id.Key.ToString()!).Loaded()]
                : [];
            return (Grain)ActivatorUtilities.CreateInstance(silo.Services, grain, given);
        }
        finally
        {
            Enter(null, out _);
        }
    }

    // A proxy is derived from when it is made.
#pragma warning disable CA1852
    /// <summary>What a grain asks its context for.</summary>
    public class ContextProxy : DispatchProxy
    {
        private Activation _activation = null!;
        private SimulatedSilo _silo = null!;

        internal Activation Activation => _activation;

        internal static IGrainContext Create(SimulatedSilo silo, Activation activation)
        {
            var context = Create<IGrainContext, ContextProxy>();
            var proxy = (ContextProxy)(object)context;
            (proxy._silo, proxy._activation) = (silo, activation);
            return context;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            "get_GrainId" => _activation.Id,
            "get_GrainInstance" => _activation.Instance,
            "get_ActivationServices" => _silo.Services,
            nameof(IGrainContext.Deactivate) => Deactivate(),
            _ => throw new NotSupportedException($"{targetMethod} is not simulated."),
        };

        private object? Deactivate()
        {
            _silo.Cluster.Forget(_activation);
            _activation.Deactivate();
            return null;
        }
    }

    /// <summary>What a grain asks its runtime for.</summary>
    public class RuntimeProxy : DispatchProxy
    {
        private SimulatedSilo _silo = null!;

        internal static IGrainRuntime Create(SimulatedSilo silo)
        {
            var runtime = Create<IGrainRuntime, RuntimeProxy>();
            ((RuntimeProxy)(object)runtime)._silo = silo;
            return runtime;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            "get_GrainFactory" => _silo.Grains,
            "get_TimerRegistry" => _silo.Services.GetService(typeof(ITimerRegistry)),
            "get_ServiceProvider" => _silo.Services,
            "get_TimeProvider" => _silo.Clock,
            nameof(IGrainRuntime.DeactivateOnIdle) => DeactivateOnIdle((ContextProxy)args![0]!),
            _ => throw new NotSupportedException($"{targetMethod} is not simulated."),
        };

        private object? DeactivateOnIdle(ContextProxy context)
        {
            _silo.Cluster.Forget(context.Activation);
            context.Activation.Deactivate();
            return null;
        }
    }
#pragma warning restore CA1852

    /// <summary>The timers of grains: they tick on the lane of their activation, and end with it.</summary>
    public sealed class Timers : ITimerRegistry
    {
        private readonly SimulatedClock _clock;

        internal Timers(SimulatedClock clock) => _clock = clock;

        public IDisposable RegisterTimer(IGrainContext grainContext, Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            RegisterGrainTimer<object?>(grainContext, (s, _) => callback(s), state, new(dueTime, period));

        public IGrainTimer RegisterGrainTimer<TState>(
            IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options) =>
            new GrainTimer(_clock, ((ContextProxy)grainContext).Activation, () => callback(state, CancellationToken.None), options);
    }

    private sealed class GrainTimer : IGrainTimer
    {
        private readonly Activation _activation;
        private readonly Func<Task> _callback;
        private readonly ITimer _timer;
        private TimeSpan _period;
        private bool _isDisposed;

        public GrainTimer(SimulatedClock clock, Activation activation, Func<Task> callback, GrainTimerCreationOptions options)
        {
            (_activation, _callback, _period) = (activation, callback, options.Period);
            _timer = clock.CreateTimer(static timer => ((GrainTimer)timer!).Tick(), this, options.DueTime, Timeout.InfiniteTimeSpan);
        }

        public void Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _isDisposed = true;
            _timer.Dispose();
        }

        private void Tick()
        {
            if (!_activation.IsGone && !_isDisposed) _activation.Lane.Post(() => RunAsync().Ignore());
        }

        private async Task RunAsync()
        {
            try
            {
                if (!_activation.IsGone) await _callback();
            }
            catch (Exception)
            {
                // Orleans notes it and ticks on.
            }

            if (!_isDisposed) _timer.Change(_period, Timeout.InfiniteTimeSpan);
        }
    }
}
