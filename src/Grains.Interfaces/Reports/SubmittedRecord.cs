using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>A record as it was submitted, before it is checked.</summary>
/// <param name="Index">Its place in the submission, from 0, for pointing at faults.</param>
/// <param name="Id">Its id, or null where none was given.</param>
/// <param name="Values">What was told of it.</param>
[GenerateSerializer, Immutable, Alias("kkr.SubmittedRecord")]
public sealed record SubmittedRecord(
    [property: Id(0)] int Index, [property: Id(1)] string? Id, [property: Id(2)] ImmutableArray<SubmittedValue> Values);
