using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>A submission after it was held against its definition.</summary>
/// <param name="Figures">Its figures, in the order of their places; of use only without errors.</param>
/// <param name="Errors">Every fault.</param>
/// <param name="Warnings">What is doubtful.</param>
public sealed record CheckedSubmission(
    ImmutableArray<Cell> Figures, ImmutableArray<ValidationError> Errors, ImmutableArray<Warning> Warnings)
{
    /// <summary>Its records, in ordinal order of their ids; of use only without errors.</summary>
    public ImmutableArray<Record> Records { get; init; } = [];

    /// <summary>Its answers, by question and choice; of use only without errors.</summary>
    public ImmutableArray<GivenAnswer> Answers { get; init; } = [];
}
