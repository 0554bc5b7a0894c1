using Kkr.Municipalities;

namespace Kkr.Agreements;

/// <summary>A municipality that is part of a framework agreement.</summary>
/// <param name="Municipality">Which.</param>
/// <param name="Through">The municipality it takes part through, where it does (Læsø through Frederikshavn).</param>
[GenerateSerializer, Immutable, Alias("kkr.AgreementParty")]
public sealed record AgreementParty(
    [property: Id(0)] AreaCode Municipality,
    [property: Id(1)] AreaCode? Through = null);
