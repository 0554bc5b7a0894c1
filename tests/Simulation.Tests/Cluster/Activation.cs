using System.Reflection;

namespace Kkr.Simulation;

/// <summary>An activation of one of the product's own grains, on a silo.</summary>
internal sealed class Activation
{
    private static readonly DeactivationReason Moved = new(DeactivationReasonCode.DirectoryFailure, "It lives elsewhere.");

    private Task _lastExclusive = Task.CompletedTask;

    public Activation(SimulatedSilo silo, GrainId id, Type grain)
    {
        (Silo, Id, Lane) = (silo, id, silo.NewLane());
        Instance = GrainRuntime.Create(silo, this, grain);
        var begun = new TaskCompletionSource();
        Activated = begun.Task;
        Lane.Post(() => ActivateAsync(begun).Ignore());
    }

    public SimulatedSilo Silo { get; }

    public GrainId Id { get; }

    public Lane Lane { get; }

    public Grain Instance { get; }

    public bool IsGone { get; private set; }

    private Task Activated { get; }

    /// <summary>
    /// Calls a method, as a message that has arrived does: on the lane, once the activation has begun, and not when nobody waits
    /// for it any more: Orleans drops such messages.
    /// </summary>
    public async Task<T> InvokeAsync<T>(MethodInfo method, object?[] arguments, bool interleaves, Func<bool> isExpired)
    {
        await Activated;
        if (interleaves) return await CallAsync();
        var before = _lastExclusive;
        var mine = new TaskCompletionSource();
        _lastExclusive = mine.Task;
        await before;
        try
        {
            return await CallAsync();
        }
        finally
        {
            mine.SetResult();
        }

        Task<T> CallAsync() => isExpired() ? throw new TimeoutException("Expired.") : GrainCall.InvokeAsync<T>(Instance, method, arguments);
    }

    /// <summary>Ends the activation in good order.</summary>
    public void Deactivate()
    {
        if (IsGone) return;
        IsGone = true;
        Lane.Post(() => Instance.OnDeactivateAsync(Moved, CancellationToken.None).Ignore());
    }

    public void Kill()
    {
        IsGone = true;
        Lane.Kill();
    }

    private async Task ActivateAsync(TaskCompletionSource begun)
    {
        try
        {
            await Instance.OnActivateAsync(CancellationToken.None);
            begun.SetResult();
        }
        catch (Exception exception)
        {
            IsGone = true;
            Silo.Cluster.Forget(this);
            begun.SetException(exception);
            begun.Task.Ignore();
        }
    }
}
