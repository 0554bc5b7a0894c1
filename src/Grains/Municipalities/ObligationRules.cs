using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Regions;
using Kkr.Reports;

namespace Kkr.Municipalities;

/// <summary>What a municipality owes and has reported. Pure.</summary>
internal static class ObligationRules
{
    private const int LatestChanges = 20;

    /// <summary>The municipality's own aggregate.</summary>
    public static MunicipalityOverview Overview(
        AreaCode municipality, ImmutableArray<DataSetDefinition> definitions, IReadOnlyDictionary<ReportKey, Report> reports, DateOnly today)
    {
        var obligations = ImmutableArray.CreateBuilder<Obligation>();
        var totals = ImmutableArray.CreateBuilder<ReportTotal>();
        foreach (var definition in definitions.Where(d => d.Reporting.Includes(municipality)))
        {
            var own = reports.Values.Where(r => r.Key.DataSet == definition.Id).ToDictionary(r => r.Key.Period);
            var periods = new SortedSet<Period>(own.Keys);
            if (CompletenessRules.Due(definition.Periods, today) is { } due) periods.Add(due);
            foreach (var period in periods)
            {
                var report = own.GetValueOrDefault(period);
                obligations.Add(new(
                    definition.Id, definition.Title, period, report?.Status ?? ReportStatus.Missing, report?.Revision ?? 0,
                    definition.Periods.DeadlineOf(period), definition.Reporting.Through(municipality)));
                if (report is { Counts: true }) totals.AddRange(TotalsOf(definition, report));
            }
        }

        return new(
            municipality, obligations.ToImmutable(), totals.ToImmutable(),
            [.. reports.Values.Where(r => r.Revision > 0).OrderByDescending(r => r.RecordedAt).Take(LatestChanges)
                .Select(r => new Activity(r.Key, r.Revision, r.Status, r.RecordedAt))]);
    }

    private static IEnumerable<ReportTotal> TotalsOf(DataSetDefinition definition, Report report) =>
        from measure in definition.Measures
        let figures = report.Figures.Where(f => f.Value is not null
            && (!definition.HasSeveralMeasures || f.At[DataSetDefinition.MeasureDimension] == measure.Id))
        where figures.Any()
        select new ReportTotal(definition.Id, report.Key.Period, measure.Id, figures.Sum(f => f.Value!.Value));
}
