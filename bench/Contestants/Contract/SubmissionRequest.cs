namespace Kkr.Bench.Contract;

/// <summary>The body of a submission, as the product's contract has it.</summary>
internal sealed record SubmissionRequest(string DataSet, string Period, SubmissionRequest.Figure[] Figures, string? Comment)
{
    /// <summary>A figure.</summary>
    internal sealed record Figure(Dictionary<string, string> At, decimal Value);
}
