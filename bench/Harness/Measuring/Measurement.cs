namespace Kkr.Bench.Measuring;

/// <summary>One turn of one contestant.</summary>
/// <param name="PerSecond">Exchanges, or values, a second.</param>
/// <param name="P50Milliseconds">The median latency.</param>
/// <param name="P99Milliseconds">The latency that one in a hundred exceeds.</param>
/// <param name="LoadCpu">The load generator's share of all processors.</param>
/// <param name="BusyCpu">Everybody's share of all processors.</param>
internal sealed record Measurement(double PerSecond, double P50Milliseconds, double P99Milliseconds, double LoadCpu, double BusyCpu)
{
    /// <summary>The longest latency.</summary>
    public double MaxMilliseconds { get; init; }

    /// <summary>What the latencies of a run amount to.</summary>
    /// <param name="microseconds">The latencies, a list a connection.</param>
    /// <param name="elapsed">How long the run took.</param>
    /// <param name="cpu">Processor shares.</param>
    public static Measurement Of(IEnumerable<List<int>> microseconds, TimeSpan elapsed, (double Load, double Busy) cpu)
    {
        int[] all = [.. microseconds.SelectMany(m => m)];
        Array.Sort(all);
        return new(all.Length / elapsed.TotalSeconds, Quantile(all, 0.5), Quantile(all, 0.99), cpu.Load, cpu.Busy) { MaxMilliseconds = Quantile(all, 1) };
    }

    private static double Quantile(int[] sorted, double quantile) =>
        sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(quantile * sorted.Length) - 1, 0, sorted.Length - 1)] / 1000.0;
}
