using System.Collections.Immutable;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Documents;

/// <summary>What an annex is asked for.</summary>
/// <param name="Region">The region.</param>
/// <param name="Periods">The periods whose figures it shall show; empty for what its subject names, or else the newest.</param>
/// <param name="DrawnAt">When it is drawn.</param>
/// <param name="AsOf">The earlier moment whose knowledge it shall have, as people write it; null for now.</param>
internal sealed record AnnexOccasion(AreaCode Region, ImmutableArray<Period> Periods, DateTimeOffset DrawnAt, string? AsOf)
{
    /// <summary>An annex of this occasion.</summary>
    public Annex Annex(string kind, string title, IEnumerable<AnnexPart> parts) => new(kind, title, Region, DrawnAt, AsOf, [.. parts]);

    /// <summary>The state of a document of this system: its revision, and when that was read.</summary>
    public AnnexSource SourceOf(string title, string id, long revision) => new(
        title, id, null, $"revision {Danish.Number(revision)}, læst {Danish.Moment(DrawnAt)}{(AsOf is null ? "" : $", som den var kendt {AsOf}")}", null, [], null, null);
}
