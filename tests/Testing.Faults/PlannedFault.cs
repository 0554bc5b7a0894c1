namespace Kkr.Testing.Faults;

/// <summary>A fault that a run has in store.</summary>
/// <param name="Kind">What.</param>
/// <param name="Target">The number of the silo or gateway, from 1.</param>
/// <param name="At">When, from the start of the load.</param>
/// <param name="Duration">For how long.</param>
public sealed record PlannedFault(FaultKind Kind, int Target, TimeSpan At, TimeSpan Duration)
{
    /// <summary>The faults of a seed: one to three, of which some come together.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="load">How long the load lasts.</param>
    /// <param name="longestPause">The longest pause of a silo.</param>
    /// <param name="kinds">The kinds to choose from.</param>
    public static IReadOnlyList<PlannedFault> Of(int seed, TimeSpan load, TimeSpan longestPause, IReadOnlyList<FaultKind> kinds)
    {
        var random = new Random(seed);
        var faults = new List<PlannedFault>();
        // One after another, every kind comes first; what joins it is chance.
        for (var i = random.Next(10) switch { < 5 => 1, < 9 => 2, _ => 3 }; i > 0; i--)
        {
            var kind = faults.Count == 0 ? kinds[(seed & int.MaxValue) % kinds.Count] : kinds[random.Next(kinds.Count)];
            if (faults.Any(f => f.Kind == kind)) continue;
            var target = kind is FaultKind.GatewayKilled or FaultKind.GatewayCutOff or FaultKind.ConnectionFlood ? random.Next(1, FaultCluster.Gateways + 1)
                : kind == FaultKind.ClockStepped ? FaultCluster.SteppedSilo
                : random.Next(1, FaultCluster.Silos + 1);
            var duration = TimeSpan.FromSeconds(1 + random.NextDouble() * 3);
            if (kind == FaultKind.SiloPaused)
                // A minute at most, and seldom: a run goes on for as long.
                duration = random.Next(20) == 0 ? longestPause : TimeSpan.FromSeconds(Math.Min(longestPause.TotalSeconds, 1 + random.NextDouble() * 7));
            faults.Add(new(kind, target, load * (0.1 + random.NextDouble() * 0.5), duration));
        }

        return faults;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Kind} {Target} at {At.TotalSeconds:0.0} s for {Duration.TotalSeconds:0.0} s");
}
