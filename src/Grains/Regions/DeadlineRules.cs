using System.Collections.Immutable;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Regions;

/// <summary>What is overdue, and what of it is news. Pure.</summary>
internal static class DeadlineRules
{
    /// <summary>What those whose deadlines are kept with an area owe past the deadline.</summary>
    public static ImmutableArray<OverdueObligation> Overdue(RegionOverview overview, DeadlineState state, DateOnly today) =>
    [
        .. from row in overview.Completeness
           where row.IsOverdue
           from reporter in row.Missing
           // The country sees everybody's; each is kept with one area only.
           where Areas.TableAreaOf(reporter) == overview.Region
           let key = new ReportKey(reporter, row.DataSet, row.Period)
           select new OverdueObligation(
               key, row.Title, row.Deadline, today.DayNumber - row.Deadline.DayNumber,
               state.NoticedAt.TryGetValue(key, out var noticed) ? noticed : null),
    ];

    /// <summary>What is to be recorded: what became overdue, and then what is so no longer; nothing where both are known.</summary>
    public static IEnumerable<DeadlineEvent> Review(DeadlineState state, ImmutableArray<OverdueObligation> overdue)
    {
        ImmutableArray<string> news = [.. overdue.Where(o => o.NoticedAt is null).Select(o => o.Report.ToString())];
        if (!news.IsEmpty) yield return new ObligationsOverdue(news);
        ImmutableArray<string> settled =
            [.. state.NoticedAt.Keys.Except(overdue.Select(o => o.Report)).Select(k => k.ToString()).Order(StringComparer.Ordinal)];
        if (!settled.IsEmpty) yield return new ObligationsSettled(settled);
    }
}
