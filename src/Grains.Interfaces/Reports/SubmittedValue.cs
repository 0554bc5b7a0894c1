using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>An attribute of a record as it was submitted, before it is checked.</summary>
/// <param name="Attribute">The attribute that was named.</param>
/// <param name="Texts">What was told: one text, or those of a list; a number as it was written.</param>
[GenerateSerializer, Immutable, Alias("kkr.SubmittedValue")]
public sealed record SubmittedValue([property: Id(0)] string Attribute, [property: Id(1)] ImmutableArray<string> Texts);
