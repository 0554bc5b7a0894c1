namespace Kkr.Simulation;

/// <summary>Which faults a seed has in store, and how many have happened.</summary>
internal sealed class Faults
{
    private readonly World _world;
    private readonly double[] _probability = new double[Enum.GetValues<FaultKind>().Length];

    public Faults(World world)
    {
        _world = world;
        // One seed in six is without faults; of the others each has its own mixture.
        if (world.Chance(1 / 6.0)) return;
        foreach (var kind in (FaultKind[])[FaultKind.MessageLost, FaultKind.AnswerLost, FaultKind.StorageErrorBefore, FaultKind.StorageErrorAfter, FaultKind.LateCommit, FaultKind.ConnectionLost])
            if (world.Chance(0.4)) _probability[(int)kind] = world.Random.NextDouble() * 0.12;
        if (world.Chance(0.5)) _probability[(int)FaultKind.SlowMessage] = world.Random.NextDouble() * 0.3;
        if (world.Chance(0.5)) _probability[(int)FaultKind.ImpatientRepeat] = world.Random.NextDouble() * 0.5;
        foreach (var kind in (FaultKind[])[FaultKind.Crash, FaultKind.Pause, FaultKind.Partition, FaultKind.Deactivation, FaultKind.ClockStep, FaultKind.StorageAway])
            if (world.Chance(0.35)) Planned.Add((kind, world.Between(0, 3_000)));
    }

    /// <summary>What happens once, at its time.</summary>
    public List<(FaultKind Kind, TimeSpan At)> Planned { get; } = [];

    /// <summary>How often each has happened.</summary>
    public int[] Counts { get; } = new int[Enum.GetValues<FaultKind>().Length];

    /// <summary>Whether a fault that may happen at any time happens now.</summary>
    public bool Happens(FaultKind kind)
    {
        if (!_world.Chance(_probability[(int)kind])) return false;
        Count(kind);
        return true;
    }

    public void Count(FaultKind kind) => Counts[(int)kind]++;

    /// <summary>From now on nothing goes wrong any more.</summary>
    public void End() => Array.Clear(_probability);
}
