using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Regions;

/// <summary>Who owes what, and who was in time. Pure.</summary>
internal static class CompletenessRules
{
    /// <summary>The completeness of each period that is due or has been reported on, in order.</summary>
    public static IEnumerable<Completeness> Of(DataSet dataSet, AreaCode region, TableCompleteness table, DateOnly today)
    {
        var definition = dataSet.Definition;
        AreaCode[] expected = [.. definition.Reporting.ExpectedIn(region)];
        var periods = new SortedSet<Period>(table.Periods.Select(p => p.Period));
        if (Due(dataSet, today) is { } due) periods.Add(due);
        foreach (var period in periods)
        {
            var terms = dataSet.TermsOf(period);
            var reported = table.Periods.FirstOrDefault(p => p.Period == period);
            HashSet<AreaCode> received = reported is null ? [] : [.. reported.Received], approved = reported is null ? [] : [.. reported.Approved];
            AreaCode[] missing = [.. expected.Except(received)];
            yield return new(
                definition.Id, definition.Title, period, expected.Length,
                expected.Count(received.Contains), expected.Count(approved.Contains),
                [.. missing], terms.Deadline)
            {
                Opens = terms.Opens,
                Late = [.. expected.Where(e => reported is not null && reported.Since.TryGetValue(e, out var since) && !IsTimely(since, terms))],
                IsOverdue = missing.Length > 0 && terms.Deadline < today,
                Lock = terms.Lock,
            };
        }
    }

    /// <summary>Whether a report that has counted since an instant came in time: on the deadline's day, as it is in Denmark, at the latest.</summary>
    public static bool IsTimely(DateTimeOffset since, PeriodTerms terms) => DanishCalendar.DayOf(since) <= terms.Deadline;

    /// <summary>The period that is asked for now: the newest that has ended and can be reported.</summary>
    public static Period? Due(DataSet dataSet, DateOnly today)
    {
        var periods = dataSet.Definition.Periods;
        var period = Period.Containing(periods.Type, today).Previous();
        if (periods.Last is { } last && period > last) period = last;
        return dataSet.IsOpen(period, today) ? period : null;
    }
}
