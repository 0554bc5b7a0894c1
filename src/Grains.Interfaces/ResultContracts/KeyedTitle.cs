using Kkr.Catalogue;

namespace Kkr.ResultContracts;

/// <summary>Something a contract names, with the key that evidence refers to it by.</summary>
/// <param name="Key">1–60 characters: lower-case ASCII letters, digits and hyphens.</param>
/// <param name="Title">What it is called.</param>
[GenerateSerializer, Immutable, Alias("kkr.KeyedTitle")]
public sealed record KeyedTitle(
    [property: Id(0)] string Key,
    [property: Id(1)] Text Title);
