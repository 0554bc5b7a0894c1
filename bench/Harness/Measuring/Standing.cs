namespace Kkr.Bench.Measuring;

/// <summary>What a contestant's turns amount to.</summary>
/// <param name="Contestant">Who.</param>
/// <param name="PerSecond">The median rate.</param>
/// <param name="Slowest">The lowest rate.</param>
/// <param name="Fastest">The highest rate.</param>
/// <param name="P50Milliseconds">The median of the turns' medians.</param>
/// <param name="P99Milliseconds">The median of the turns' p99.</param>
/// <param name="Ratio">How many times the contestant the product is: the median of the rounds' ratios.</param>
/// <param name="LoadCpu">The load generator's share of all processors.</param>
/// <param name="BusyCpu">Everybody's share of all processors.</param>
/// <param name="Turns">The turns themselves.</param>
internal sealed record Standing(
    string Contestant, double PerSecond, double Slowest, double Fastest, double P50Milliseconds, double P99Milliseconds, double Ratio,
    double LoadCpu, double BusyCpu, IReadOnlyList<Measurement> Turns)
{
    /// <summary>Sums turns up.</summary>
    public static Standing Of(string contestant, IReadOnlyList<Measurement> turns, IReadOnlyList<Measurement> product) => new(
        contestant, Median(turns.Select(t => t.PerSecond)), turns.Min(t => t.PerSecond), turns.Max(t => t.PerSecond),
        Median(turns.Select(t => t.P50Milliseconds)), Median(turns.Select(t => t.P99Milliseconds)),
        Median(turns.Zip(product, (theirs, ours) => ours.PerSecond / theirs.PerSecond)),
        Median(turns.Select(t => t.LoadCpu)), Median(turns.Select(t => t.BusyCpu)), turns);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
