using System.Collections.Immutable;

namespace Kkr.Catalogue;

/// <summary>Something a data set's figures are broken down by, besides municipality, period and measure.</summary>
/// <param name="Id">Its id, short ASCII: <c>forsoergelse</c>.</param>
/// <param name="Title">What people read.</param>
/// <param name="Codes">Its values, in the order in which they are shown.</param>
/// <param name="Default">The code meant where a submission names none (<c>uoplyst</c>); null where it must be named.</param>
[GenerateSerializer, Immutable, Alias("kkr.Dimension")]
public sealed record Dimension(
    [property: Id(0)] string Id, [property: Id(1)] Text Title, [property: Id(2)] ImmutableArray<Code> Codes,
    [property: Id(3)] string? Default)
{
    /// <summary>Whether a code is one of the dimension's.</summary>
    public bool Has(string code) => Codes.Any(c => c.Id == code);
}
