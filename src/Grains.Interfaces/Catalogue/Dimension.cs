using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

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
    public bool Has(string code) => Ids.GetValue(this, static d => d.Codes.Select(c => c.Id).ToFrozenSet(StringComparer.Ordinal)).Contains(code);

    // Beside the record, so that it stays out of comparisons and of what is stored.
    private static readonly ConditionalWeakTable<Dimension, FrozenSet<string>> Ids = [];
}
