using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.Regions;

/// <summary>A report that somebody owes, past its deadline.</summary>
/// <param name="Report">Which.</param>
/// <param name="Title">The data set's title.</param>
/// <param name="Deadline">The last day on which it would have been timely.</param>
/// <param name="DaysLate">How many days ago that was.</param>
/// <param name="NoticedAt">When the region's reminder noticed it; null while it has not yet.</param>
[GenerateSerializer, Immutable, Alias("kkr.OverdueObligation")]
public sealed record OverdueObligation(
    [property: Id(0)] ReportKey Report, [property: Id(1)] Text Title, [property: Id(2)] DateOnly Deadline,
    [property: Id(3)] int DaysLate, [property: Id(4)] DateTimeOffset? NoticedAt);
