using System.Collections.Immutable;

namespace Kkr.ResultContracts;

/// <summary>An event that was held. Title and first day identify it within the goal.</summary>
/// <param name="Title">What it was called.</param>
/// <param name="Sessions">When it was held, in order of time; at least one.</param>
/// <param name="Participants">How many took part; null where nobody knows, which is never the same as 0.</param>
/// <param name="Key">The target or topic it counts for.</param>
[GenerateSerializer, Immutable, Alias("kkr.EventEvidence")]
public sealed record EventEvidence(
    [property: Id(0)] string Title,
    [property: Id(1)] ImmutableArray<EventSession> Sessions,
    [property: Id(2)] int? Participants = null,
    [property: Id(3)] string? Key = null);
