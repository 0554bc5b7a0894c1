namespace Kkr.Simulation;

/// <summary>The clock of one machine: it tells another time of day than the others', and may be stepped.</summary>
internal sealed class SteppedClock(SimulatedClock clock) : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + Offset;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
