using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary>What a submission would do (<c>dryRun=true</c>).</summary>
/// <param name="Valid">Always true: what is invalid gets problem details.</param>
/// <param name="Warnings">What is doubtful.</param>
/// <param name="Changes">What it would change.</param>
internal sealed record PreviewAnswer(bool Valid, IReadOnlyList<Warning> Warnings, IReadOnlyList<ChangeAnswer> Changes)
{
    /// <summary>What clients read of a preview.</summary>
    public static PreviewAnswer Of(SubmissionPreview preview) => new(true, preview.Warnings, [.. ChangeAnswer.Of(preview.Changes, preview.Others)]);
}
