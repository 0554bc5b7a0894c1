using System.Collections.Immutable;

namespace Kkr.ResultContracts;

/// <summary>The measured figure is looked up in a table (goal 1 of 2020: 60 gives 100 %, 50 gives 50 %).</summary>
/// <param name="Source">Where the figure comes from.</param>
/// <param name="Steps">The table, 1–20 steps; a higher figure never fulfils less.</param>
/// <param name="Between">What holds between two steps.</param>
/// <param name="Key">Which figures count, where the source is figures.</param>
[GenerateSerializer, Immutable, Alias("kkr.ThresholdRule")]
public sealed record ThresholdRule(
    [property: Id(0)] MeasureSource Source,
    [property: Id(1)] ImmutableArray<ThresholdStep> Steps,
    [property: Id(2)] ThresholdReading Between = ThresholdReading.Step,
    [property: Id(3)] string? Key = null) : GoalRule;
