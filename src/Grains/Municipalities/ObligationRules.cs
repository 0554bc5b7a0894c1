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
        AreaCode municipality, ImmutableArray<DataSet> dataSets, IReadOnlyDictionary<ReportKey, Report> reports, DateOnly today)
    {
        var obligations = ImmutableArray.CreateBuilder<Obligation>();
        var totals = ImmutableArray.CreateBuilder<ReportTotal>();
        foreach (var dataSet in dataSets.Where(d => d.Definition.Reporting.Includes(municipality)))
        {
            var definition = dataSet.Definition;
            var own = reports.Values.Where(r => r.Key.DataSet == definition.Id).ToDictionary(r => r.Key.Period);
            var periods = new SortedSet<Period>(own.Keys);
            if (CompletenessRules.Due(dataSet, today) is { } due) periods.Add(due);
            foreach (var period in periods)
            {
                var report = own.GetValueOrDefault(period);
                obligations.Add(ObligationOn(dataSet, municipality, period, report, today));
                if (report is { Counts: true }) totals.AddRange(TotalsOf(definition, report));
            }
        }

        return new(
            municipality, obligations.ToImmutable(), totals.ToImmutable(),
            [.. reports.Values.Where(r => r.Revision > 0).OrderByDescending(r => r.RecordedAt).Take(LatestChanges)
                .Select(r => new Activity(r.Key, r.Revision, r.Status, r.RecordedAt))]);
    }

    private static Obligation ObligationOn(DataSet dataSet, AreaCode municipality, Period period, Report? report, DateOnly today)
    {
        var terms = dataSet.TermsOf(period);
        var through = dataSet.Definition.Reporting.Through(municipality);
        var isMet = report is { Counts: true };
        var locked = report is null ? terms.Lock : ReportRules.LockOf(report, terms);
        return new(
            dataSet.Definition.Id, dataSet.Definition.Title, period,
            isMet && locked is not null ? ReportStatus.Locked : report?.Status ?? ReportStatus.Missing,
            report?.Revision ?? 0, terms.Deadline, through)
        {
            Opens = terms.Opens,
            IsTimely = isMet && report!.CountsSince is { } since ? CompletenessRules.IsTimely(since, terms) : null,
            IsOverdue = !isMet && through is null && terms.Deadline < today,
            IsApproved = report is { IsApproved: true },
            IsMet = isMet,
            Lock = locked,
        };
    }

    private static IEnumerable<ReportTotal> TotalsOf(DataSetDefinition definition, Report report) =>
        from measure in definition.Measures
        let figures = report.Figures.Where(f => f.Value is not null
            && (!definition.HasSeveralMeasures || f.At[DataSetDefinition.MeasureDimension] == measure.Id))
        where figures.Any()
        select new ReportTotal(definition.Id, report.Key.Period, measure.Id, figures.Sum(f => f.Value!.Value));
}
