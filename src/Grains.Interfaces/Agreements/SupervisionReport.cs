using Kkr.Municipalities;

namespace Kkr.Agreements;

/// <summary>A municipality's report on its supervision.</summary>
/// <param name="Municipality">Whose.</param>
/// <param name="Date">When it was handed in.</param>
/// <param name="Reference">Where it is found.</param>
[GenerateSerializer, Immutable, Alias("kkr.SupervisionReport")]
public sealed record SupervisionReport(
    [property: Id(0)] AreaCode Municipality,
    [property: Id(1)] DateOnly Date,
    [property: Id(2)] string Reference);
