using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>How far an agreed effort had come on a day.</summary>
/// <param name="Key">Which effort.</param>
/// <param name="Status">How far.</param>
/// <param name="Date">The day it is true of. The newest day counts.</param>
/// <param name="Note">What happened, for example why it was cancelled.</param>
[GenerateSerializer, Immutable, Alias("kkr.EffortEvidence")]
public sealed record EffortEvidence(
    [property: Id(0)] string Key,
    [property: Id(1)] EffortStatus Status,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] Text? Note = null);
