namespace Kkr.Bench.Measuring;

/// <summary>A figure that has no contestant.</summary>
/// <param name="Benchmark">The benchmark: P1 to P7.</param>
/// <param name="What">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Target">What the figure must reach; empty where nothing is asked.</param>
internal sealed record Finding(string Benchmark, string What, double Value, string Unit, string Target);
