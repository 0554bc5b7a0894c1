namespace Kkr.Bench.Load;

/// <summary>A contestant answered wrongly, or its totals are not what was submitted: there is nothing to measure.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
