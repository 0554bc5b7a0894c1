using System.Collections.Immutable;

namespace Kkr.Gateway.Documents;

/// <summary>A group of bars.</summary>
/// <param name="Label">What they are of.</param>
/// <param name="Values">A value for each series; null where there is none.</param>
public sealed record AnnexBars(string Label, ImmutableArray<decimal?> Values);
