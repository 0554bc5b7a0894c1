using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>Figures were submitted, or corrected.</summary>
/// <param name="Figures">Those that were named, in the order of their places.</param>
/// <param name="Replace">Whether they are the whole report.</param>
/// <param name="Comment">The remark made with them.</param>
/// <param name="OnBehalf">Whether it was done on the reporter's behalf.</param>
/// <param name="DefinitionVersion">The version of the definition that they were checked against.</param>
/// <param name="Warnings">What was doubtful.</param>
internal sealed record ReportSubmitted(
    ImmutableArray<Cell> Figures, bool Replace, string? Comment, bool OnBehalf, int DefinitionVersion,
    ImmutableArray<Warning> Warnings) : ReportEvent
{
    /// <summary>True where the content is again, or still, the approved one; left out otherwise.</summary>
    public bool? KeepsApproval { get; init; }

    /// <summary>The records that were named, in ordinal order of their ids.</summary>
    public ImmutableArray<Record> Records { get; init; } = [];

    /// <summary>The answers that were given, by question and choice.</summary>
    public ImmutableArray<GivenAnswer> Answers { get; init; } = [];
}
