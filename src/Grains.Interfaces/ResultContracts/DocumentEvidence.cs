using System.Collections.Immutable;
using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>A document, kept elsewhere and named here.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Reference">Where it is found: a web address, a file number or the agenda item it is annexed to.</param>
/// <param name="Covers">The topics it documents, by their keys.</param>
/// <param name="Date">Its date.</param>
[GenerateSerializer, Immutable, Alias("kkr.DocumentEvidence")]
public sealed record DocumentEvidence(
    [property: Id(0)] Text Title,
    [property: Id(1)] string Reference,
    [property: Id(2)] ImmutableArray<string> Covers = default,
    [property: Id(3)] DateOnly? Date = null);
