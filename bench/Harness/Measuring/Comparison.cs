namespace Kkr.Bench.Measuring;

/// <summary>The contestants' standings at one work.</summary>
/// <param name="Benchmark">The benchmark: P1 to P7.</param>
/// <param name="Work">What was done.</param>
/// <param name="Standings">The product first.</param>
internal sealed record Comparison(string Benchmark, string Work, IReadOnlyList<Standing> Standings);
