using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Regions;

/// <summary>Who owes what. Pure.</summary>
internal static class CompletenessRules
{
    /// <summary>The completeness of each period that is due or has been reported on, in order.</summary>
    public static IEnumerable<Completeness> Of(DataSetDefinition definition, AreaCode region, TableCompleteness table, DateOnly today)
    {
        AreaCode[] expected = [.. definition.Reporting.ExpectedIn(region)];
        var periods = new SortedSet<Period>(table.Periods.Select(p => p.Period));
        if (Due(definition.Periods, today) is { } due) periods.Add(due);
        foreach (var period in periods)
        {
            var reported = table.Periods.FirstOrDefault(p => p.Period == period);
            AreaCode[] received = reported is null ? [] : [.. reported.Received];
            yield return new(
                definition.Id, definition.Title, period, expected.Length,
                expected.Count(received.Contains), reported is null ? 0 : expected.Count(reported.Approved.Contains),
                [.. expected.Except(received)], definition.Periods.DeadlineOf(period));
        }
    }

    /// <summary>The period that is asked for now: the newest that has ended and can be reported.</summary>
    public static Period? Due(Periods periods, DateOnly today)
    {
        var period = Period.Containing(periods.Type, today).Previous();
        if (periods.Last is { } last && period > last) period = last;
        return periods.IsOpen(period, today) ? period : null;
    }
}
