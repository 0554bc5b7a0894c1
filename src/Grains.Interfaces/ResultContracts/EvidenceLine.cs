using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>A line of what a fulfilment rests on.</summary>
/// <param name="Evidence">The number of the evidence.</param>
/// <param name="Line">What it says.</param>
[GenerateSerializer, Immutable, Alias("kkr.EvidenceLine")]
public sealed record EvidenceLine(
    [property: Id(0)] int Evidence,
    [property: Id(1)] Text Line);
