using Kkr.Catalogue;

namespace Kkr.Agreements;

/// <summary>An agreement in the list of all.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Revision">How many changes it has had.</param>
/// <param name="Title">What it is called.</param>
/// <param name="From">The first day of its term.</param>
/// <param name="To">The last.</param>
/// <param name="Parties">How many municipalities agreed it.</param>
[GenerateSerializer, Immutable, Alias("kkr.AgreementRow")]
public sealed record AgreementRow(
    [property: Id(0)] string Id, [property: Id(1)] long Revision, [property: Id(2)] Text Title, [property: Id(3)] DateOnly From,
    [property: Id(4)] DateOnly To, [property: Id(5)] int Parties);
