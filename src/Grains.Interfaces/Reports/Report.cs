using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>
/// What a report says at a revision. It is also the report's contribution to the tables: whoever holds two of the same
/// report keeps the one with the higher revision, so that contributions may come late, twice or out of order.
/// </summary>
/// <param name="Key">Which report.</param>
/// <param name="Revision">How many changes it has seen; 0 when nothing was ever submitted.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Figures">Its figures, in the order of their places, each place once.</param>
/// <param name="Comment">The reporter's remark on the newest submission; never published.</param>
/// <param name="SubmittedBy">Who submitted last.</param>
/// <param name="OnBehalf">Whether that was on the municipality's behalf.</param>
/// <param name="SubmittedAt">When it was last submitted.</param>
/// <param name="DefinitionVersion">The version of the data set's definition it was submitted under.</param>
/// <param name="RecordedAt">When the newest revision was recorded.</param>
/// <param name="Position">The ledger position of the newest revision.</param>
/// <param name="Hash">The digest of the newest revision, hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("kkr.Report")]
public sealed record Report(
    [property: Id(0)] ReportKey Key,
    [property: Id(1)] long Revision,
    [property: Id(2)] ReportStatus Status,
    [property: Id(3)] ImmutableArray<Cell> Figures,
    [property: Id(4)] string? Comment,
    [property: Id(5)] string? SubmittedBy,
    [property: Id(6)] bool OnBehalf,
    [property: Id(7)] DateTimeOffset? SubmittedAt,
    [property: Id(8)] int DefinitionVersion,
    [property: Id(9)] DateTimeOffset RecordedAt,
    [property: Id(10)] long Position,
    [property: Id(11)] string Hash)
{
    /// <summary>A report on which nothing was ever submitted.</summary>
    public static Report Empty(ReportKey key) =>
        new(key, 0, ReportStatus.Missing, [], null, null, false, null, 0, default, 0, "");

    /// <summary>Whether its content counts in totals.</summary>
    public bool Counts => Status is ReportStatus.Submitted or ReportStatus.Approved or ReportStatus.Locked;

    /// <summary>The figure at a place, or null where none was reported.</summary>
    public Cell? At(Coordinate place)
    {
        int low = 0, high = Figures.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Figures[middle].At.CompareTo(place);
            if (order == 0) return Figures[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }
}
