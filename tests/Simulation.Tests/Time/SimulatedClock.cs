namespace Kkr.Simulation;

/// <summary>A clock that jumps from one thing that is due to the next.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2021, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<(Timer Timer, int Version), (long Due, long Number)> _due = new();
    private long _now, _numbers;

    public TimeSpan Elapsed => TimeSpan.FromTicks(_now);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(_now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on to what is due next and has it happen; false if nothing is.</summary>
    public bool Advance()
    {
        while (_due.TryDequeue(out var next, out var when))
        {
            if (next.Timer.Version != next.Version) continue;
            _now = Math.Max(_now, when.Due);
            next.Timer.Fire();
            return true;
        }

        return false;
    }

    private sealed class Timer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public int Version { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Version++;
            _period = period;
            if (dueTime != Timeout.InfiniteTimeSpan) clock._due.Enqueue((this, Version), (clock._now + dueTime.Ticks, clock._numbers++));
            return true;
        }

        public void Fire()
        {
            Version++;
            if (_period > TimeSpan.Zero) Change(_period, _period);
            callback(state);
        }

        public void Dispose() => Version++;

        public ValueTask DisposeAsync()
        {
            Version++;
            return ValueTask.CompletedTask;
        }
    }
}
