namespace Kkr.Reports;

/// <summary>One thing that is told of a record.</summary>
/// <param name="Attribute">The attribute's id.</param>
/// <param name="Value">What is told: a code, a text, a day, a number as written, or a keyed hash.</param>
[GenerateSerializer, Immutable, Alias("kkr.RecordValue")]
public readonly record struct RecordValue([property: Id(0)] string Attribute, [property: Id(1)] string Value);
