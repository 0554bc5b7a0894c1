namespace Kkr.ResultContracts;

/// <summary>A decision about the whole contract: its endorsement by KKR or a reopening.</summary>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Reason">The meeting or the reason.</param>
[GenerateSerializer, Immutable, Alias("kkr.ContractDecision")]
public sealed record ContractDecision(
    [property: Id(0)] DateTimeOffset RecordedAt,
    [property: Id(1)] string By,
    [property: Id(2)] string Reason);
