namespace Kkr.Reports;

/// <summary>An answer as it was submitted, before it is checked.</summary>
/// <param name="Index">Its place in the submission, from 0, for pointing at faults.</param>
/// <param name="Question">The question that was named.</param>
/// <param name="Choice">The choice that was named.</param>
[GenerateSerializer, Immutable, Alias("kkr.SubmittedAnswer")]
public sealed record SubmittedAnswer([property: Id(0)] int Index, [property: Id(1)] string? Question, [property: Id(2)] string? Choice);
