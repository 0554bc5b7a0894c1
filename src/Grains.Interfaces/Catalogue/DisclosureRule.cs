namespace Kkr.Catalogue;

/// <summary>Which counts are too small to be published (guarantee G9).</summary>
/// <param name="Minimum">The smallest count that is shown, besides zero; at least 2.</param>
[GenerateSerializer, Immutable, Alias("kkr.DisclosureRule")]
public sealed record DisclosureRule([property: Id(0)] int Minimum);
