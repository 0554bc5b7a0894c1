using System.Globalization;
using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.Gateway.Catalogue;

/// <summary>What of a data set is published, and what is announced.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Published">The periods that everybody can see figures of.</param>
/// <param name="Publications">Every publication, in the order in which they were decided.</param>
internal sealed record PublicationsAnswer(string DataSet, IReadOnlyList<Period> Published, IReadOnlyList<PublicationsAnswer.Row> Publications)
{
    /// <summary>What clients read at an instant.</summary>
    public static PublicationsAnswer Of(DataSet dataSet, DateTimeOffset now) => new(
        dataSet.Definition.Id, [.. dataSet.PublicAt(now).Select(p => p.Key).Order()],
        [.. dataSet.Publications.Select(p => new Row(
            p.Period, p.IsVisibleAt(now) ? "published" : "announced", p.VisibleFrom, p.DecidedAt,
            p.Position.ToString(CultureInfo.InvariantCulture), p.Reason))]);

    /// <summary>A publication.</summary>
    /// <param name="Period">The period.</param>
    /// <param name="Status"><c>published</c>, or <c>announced</c>.</param>
    /// <param name="At">From when everybody can see it.</param>
    /// <param name="DecidedAt">When it was decided.</param>
    /// <param name="AsOf">The position in the ledger up to which reports are in it.</param>
    /// <param name="Reason">Why public figures changed unannounced.</param>
    internal sealed record Row(Period Period, string Status, DateTimeOffset At, DateTimeOffset DecidedAt, string AsOf, string? Reason);
}
