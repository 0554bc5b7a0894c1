using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>How the answer to one question changes.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="From">The choices made before; empty for none.</param>
/// <param name="To">The choices made now; empty for none.</param>
[GenerateSerializer, Immutable, Alias("kkr.AnswerChange")]
public sealed record AnswerChange(
    [property: Id(0)] string Question, [property: Id(1)] ImmutableArray<string> From, [property: Id(2)] ImmutableArray<string> To);
