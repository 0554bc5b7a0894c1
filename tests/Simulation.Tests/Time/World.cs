namespace Kkr.Simulation;

/// <summary>
/// Everything that decides what happens next: one thread, one source of chance, one clock that moves only when nothing
/// is left to do. The same seed makes the same history.
/// </summary>
internal sealed class World
{
    private const ulong FnvOffset = 14695981039346656037, FnvPrime = 1099511628211;

    private readonly List<Lane> _ready = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private int _lanes;

    public World(int seed) => (Seed, Random, Clock) = (seed, new Random(seed), new SimulatedClock());

    public int Seed { get; }

    public Random Random { get; }

    public SimulatedClock Clock { get; }

    /// <summary>A digest of all that has happened, in its order and at its times.</summary>
    public ulong Trace { get; private set; } = FnvOffset;

    public Lane NewLane() => new(this, _lanes++);

    public void Ready(Lane lane) => _ready.Add(lane);

    /// <summary>Has something happen after a while, whoever is alive then.</summary>
    public void After(TimeSpan delay, Action action) => Clock.CreateTimer(static state => ((Action)state!)(), action, delay, Timeout.InfiniteTimeSpan);

    public bool Chance(double probability) => probability > 0 && Random.NextDouble() < probability;

    public TimeSpan Between(double fromMilliseconds, double toMilliseconds) =>
        TimeSpan.FromMicroseconds((long)((fromMilliseconds + Random.NextDouble() * (toMilliseconds - fromMilliseconds)) * 1000));

    public T OneOf<T>(IReadOnlyList<T> choices) => choices[Random.Next(choices.Count)];

    public void Note(ulong what) => Trace = unchecked((Trace ^ what) * FnvPrime);

    /// <summary>Work that goes to another thread would run in an order that no seed decides.</summary>
    public void AssertInside()
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException("Something left the simulation: it runs on another thread. WaitAsync, WhenAny and WhenAll over a source that runs its continuations asynchronously do that.\n" + Environment.StackTrace);
    }

    /// <summary>Runs until a task has ended.</summary>
    /// <exception cref="TimeoutException">It has not after so much simulated time, or nothing is left that could end it.</exception>
    public void RunUntilEnded(Task task, TimeSpan limit)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (!task.IsCompleted)
            {
                if (_ready.Count > 0)
                {
                    var index = _ready.Count == 1 ? 0 : Random.Next(_ready.Count);
                    var lane = _ready[index];
                    Note(unchecked((ulong)lane.Number * 1_000_003 + (ulong)Clock.GetTimestamp()));
                    if (lane.RunOne()) continue;
                    _ready[index] = _ready[^1];
                    _ready.RemoveAt(_ready.Count - 1);
                }
                else if (!Clock.Advance() || Clock.Elapsed > limit)
                {
                    throw new TimeoutException($"Seed {Seed}: the simulation stands still at {Clock.Elapsed}.");
                }
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }
}
