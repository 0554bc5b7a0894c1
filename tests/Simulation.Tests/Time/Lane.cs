namespace Kkr.Simulation;

/// <summary>
/// What runs one thing after another: an activation, a writer's loop, a gateway, a client. The world picks at random
/// whose turn it is; within a lane the order is kept, as an Orleans activation keeps it.
/// </summary>
internal sealed class Lane(World world, int number) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Turn, object? State)> _turns = new();
    private bool _isReady;

    public int Number { get; } = number;

    /// <summary>Whether its process stands still: what comes waits.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Whether its process is gone: what comes is lost.</summary>
    public bool IsDead { get; private set; }

    public override void Post(SendOrPostCallback d, object? state)
    {
        world.AssertInside();
        if (IsDead) return;
        _turns.Enqueue((d, state));
        MarkReady();
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing waits in a simulation.");

    public override SynchronizationContext CreateCopy() => this;

    public void Post(Action turn) => Post(static state => ((Action)state!)(), turn);

    public void Pause() => IsPaused = true;

    public void Resume()
    {
        IsPaused = false;
        MarkReady();
    }

    public void Kill()
    {
        IsDead = true;
        _turns.Clear();
    }

    /// <summary>Runs the next turn; false if the lane has nothing more to run now.</summary>
    public bool RunOne()
    {
        if (!IsPaused && _turns.TryDequeue(out var next))
        {
            SetSynchronizationContext(this);
            try
            {
                next.Turn(next.State);
            }
            finally
            {
                SetSynchronizationContext(null);
            }
        }

        return _isReady = !IsPaused && _turns.Count > 0;
    }

    private void MarkReady()
    {
        if (_isReady || IsPaused || _turns.Count == 0) return;
        _isReady = true;
        world.Ready(this);
    }
}
