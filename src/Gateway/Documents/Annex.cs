using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Gateway.Documents;

/// <summary>
/// An annex for a meeting of KKR, in Danish, before it has a format: what it says, in order. It is drawn from what grains and
/// tables answered, by pure functions; the formats only write it down.
/// </summary>
/// <param name="Kind">Its kind, as in its address: <c>campaign</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Region">The region it is about.</param>
/// <param name="DrawnAt">When it was drawn.</param>
/// <param name="AsOf">The earlier moment whose knowledge it was drawn with; null for that of <paramref name="DrawnAt"/>.</param>
/// <param name="Parts">What it says, in order.</param>
public sealed record Annex(
    string Kind, string Title, AreaCode Region, DateTimeOffset DrawnAt, string? AsOf, ImmutableArray<AnnexPart> Parts)
{
    /// <summary>Every source of its tables and figures, each once, in the order in which they are first used.</summary>
    public ImmutableArray<AnnexSource> Sources { get; } = [.. Parts.SelectMany(p => p.Sources).DistinctBy(s => s.Line)];

    /// <summary>The line under the title: for whom, and when it was drawn.</summary>
    public string Lead { get; } = $"{Areas.NameOf(Region)}. Dannet {Danish.Moment(DrawnAt)}"
        + (AsOf is null ? " af de gældende tal." : $" af tallene, som de var kendt {AsOf}.");
}
