using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Reports;
using Kkr.Rights;
using Microsoft.Extensions.Logging;

namespace Kkr.Municipalities;

/// <summary>
/// Owns a municipality's own aggregate: its reports, newest revision each. The tables are asked by who reads, and contribute what changes for as
/// long as somebody does; they are asked again for what a contribution that got lost may have left out.
/// </summary>
internal sealed partial class MunicipalityGrain(KnownDataSets dataSets, TimeProvider clock, ILogger<MunicipalityGrain> log) : Grain, IMunicipalityGrain
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, long> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<ReportKey, Report> _reports = [];
    private AreaCode _code;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _code = AreaCode.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public ValueTask ContributeAsync(ImmutableArray<Report> reports)
    {
        foreach (var report in reports)
            if (report.Replaces(_reports.GetValueOrDefault(report.Key))) _reports[report.Key] = report;
        return ValueTask.CompletedTask;
    }

    public async Task<Answer<MunicipalityOverview>> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.MayReportFor(_code)) return Refusal.Forbidden;
        var all = await dataSets.ListAsync(cancellationToken);
        await Task.WhenAll(all.Select(dataSet => CatchUpAsync(dataSet.Definition.Id, cancellationToken)));
        return ObligationRules.Overview(_code, all, _reports, clock.Today());
    }

    /// <summary>Asks a table, unless it was asked a moment ago. Once it has answered, what is known stands where it can't be asked.</summary>
    private async Task CatchUpAsync(string dataSet, CancellationToken cancellationToken)
    {
        if (!_asked.TryGetValue(dataSet, out var asked))
        {
            await ReadTableAsync(dataSet, cancellationToken);
            return;
        }

        if (clock.GetElapsedTime(asked) < Freshness) return;
        _asked[dataSet] = clock.GetTimestamp();
        try
        {
            await ReadTableAsync(dataSet, CancellationToken.None).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogTableAway(exception, _code.ToString(), dataSet);
        }
    }

    private async Task ReadTableAsync(string dataSet, CancellationToken cancellationToken)
    {
        var now = clock.GetTimestamp();
        await ContributeAsync(await GrainFactory.Table(new(Areas.TableAreaOf(_code), dataSet)).ReadReporterAsync(_code, cancellationToken));
        _asked[dataSet] = now;
    }

    [LoggerMessage(1, LogLevel.Warning, "Municipality {Municipality} could not ask the table of {DataSet} for what it may have missed; it goes on from what it knows")]
    private partial void LogTableAway(Exception exception, string municipality, string dataSet);

    private readonly ILogger log = log;
}
