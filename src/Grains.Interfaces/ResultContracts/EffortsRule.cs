using System.Collections.Immutable;

namespace Kkr.ResultContracts;

/// <summary>The share of the agreed efforts that were carried out (goal 6 of 2020: three of four give 75 %).</summary>
/// <param name="Efforts">The agreed efforts, 1–100.</param>
[GenerateSerializer, Immutable, Alias("kkr.EffortsRule")]
public sealed record EffortsRule(
    [property: Id(0)] ImmutableArray<KeyedTitle> Efforts) : GoalRule;
