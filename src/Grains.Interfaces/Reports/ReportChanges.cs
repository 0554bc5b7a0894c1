using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>What differs between two states of a report's records and answers.</summary>
/// <param name="Records">The records that differ, in the order of their ids.</param>
/// <param name="Answers">The questions whose answer differs, in the order of their ids.</param>
[GenerateSerializer, Immutable, Alias("kkr.ReportChanges")]
public sealed record ReportChanges(
    [property: Id(0)] ImmutableArray<RecordChange> Records, [property: Id(1)] ImmutableArray<AnswerChange> Answers)
{
    /// <summary>Nothing differs.</summary>
    public static ReportChanges None { get; } = new([], []);
}
