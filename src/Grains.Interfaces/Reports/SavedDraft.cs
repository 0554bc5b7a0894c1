using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>The proof that a draft is durable, and what stands in the way of submitting it.</summary>
/// <param name="Receipt">The proof.</param>
/// <param name="Faults">What would be refused, were it submitted now.</param>
/// <param name="Warnings">What is doubtful.</param>
[GenerateSerializer, Immutable, Alias("kkr.SavedDraft")]
public sealed record SavedDraft(
    [property: Id(0)] Receipt Receipt, [property: Id(1)] ImmutableArray<ValidationError> Faults,
    [property: Id(2)] ImmutableArray<Warning> Warnings);
