using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Municipalities;

/// <summary>Owns a municipality's own aggregate: its reports, newest revision each.</summary>
internal sealed class MunicipalityGrain(KnownDataSets dataSets, TimeProvider clock) : Grain, IMunicipalityGrain
{
    private static readonly TimeSpan TimeBetweenReadings = TimeSpan.FromSeconds(15);

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<ReportKey, Report> _reports = [];
    private AreaCode _code;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _code = AreaCode.Parse(this.GetPrimaryKeyString());
        this.RegisterGrainTimer(
            ReadTablesAsync, new GrainTimerCreationOptions(TimeBetweenReadings, TimeBetweenReadings) { Interleave = true });
        return Task.CompletedTask;
    }

    public ValueTask ContributeAsync(ImmutableArray<Report> reports)
    {
        foreach (var report in reports)
            if (!_reports.TryGetValue(report.Key, out var known) || known.Revision < report.Revision)
                _reports[report.Key] = report;
        return ValueTask.CompletedTask;
    }

    public async Task<Answer<MunicipalityOverview>> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.MayReportFor(_code)) return Refusal.Forbidden;
        var all = await dataSets.ListAsync(cancellationToken);
        foreach (var dataSet in all)
            if (!_read.Contains(dataSet.Definition.Id))
                await ReadTableAsync(dataSet.Definition.Id, cancellationToken);
        return ObligationRules.Overview(_code, all, _reports, clock.Today());
    }

    /// <summary>Asks the tables for what a lost contribution may have left out.</summary>
    private async Task ReadTablesAsync(CancellationToken cancellationToken)
    {
        foreach (var dataSet in await dataSets.ListAsync(cancellationToken)) await ReadTableAsync(dataSet.Definition.Id, cancellationToken);
    }

    private async Task ReadTableAsync(string dataSet, CancellationToken cancellationToken)
    {
        await ContributeAsync(await GrainFactory.Table(new(Denmark.TableAreaOf(_code), dataSet)).ReadReporterAsync(_code, cancellationToken));
        _read.Add(dataSet);
    }
}
