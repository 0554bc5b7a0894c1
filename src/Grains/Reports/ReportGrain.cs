using System.Collections.Immutable;
using System.Diagnostics;
using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Rights;
using Kkr.Tables;
using Microsoft.Extensions.Logging;

namespace Kkr.Reports;

/// <summary>Owns one report: what was submitted, corrected and approved, and that each command counts once.</summary>
internal sealed class ReportGrain(
    ILedger ledger, ILedgerWriter writer, KnownDataSets dataSets, TimeProvider clock, ILogger<ReportGrain> log) : Grain, IReportGrain
{
    /// <summary>How long a receipt waits to be able to say that the regional table has taken the submission in.</summary>
    private static readonly TimeSpan AggregationPatience = TimeSpan.FromSeconds(1);

    private ReportKey _key;
    private LedgerStream<Report, ReportEvent> _stream = null!;
    private Conflation _toTable = null!, _toMunicipality = null!;

    private Report Committed => _stream.Committed.State with { Position = _stream.Committed.Position };

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = ReportKey.Parse(this.GetPrimaryKeyString());
        _stream = new(_key.Stream, ReportKey.TopicOf(_key.DataSet), Report.Empty(_key), ReportFold.Apply, ledger, writer, clock);
        _toTable = new($"{_key} to table", () => ContributeAsync(Table.ContributeAsync), clock, log);
        _toMunicipality = new($"{_key} to municipality", () => ContributeAsync(Municipality.ContributeAsync), clock, log);
        await _stream.LoadAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.WhenAll(_toTable.StopAsync(AggregationPatience), _toMunicipality.StopAsync(AggregationPatience));

    public async Task<Answer<Receipt>> SubmitAsync(SubmitReport command, CancellationToken cancellationToken)
    {
        var caller = command.Command.Caller;
        if (!caller.MayReportFor(_key.Reporter)) return Refusal.Forbidden;
        if (await dataSets.FindAsync(_key.DataSet, cancellationToken) is not { } dataSet) return DataSetRules.NotFound;
        var today = clock.Today();
        var recording = await _stream.RecordAsync(
            new(ScopeOf(_key.Reporter), command.Command.Id, SubmissionRules.FingerprintOf(_key, command.Submission), caller.Subject),
            report => ReportRules.Submit(report, dataSet.Definition, command, today),
            cancellationToken);
        if (recording.Refusal is { } refusal) return refusal;
        // A repeat may follow a crash between the commit and the push: it asks the table like the first.
        return new Answer<Receipt>(ReceiptOf(recording.Entry!, await IsAggregatedAsync()), null, recording.Replayed);
    }

    public async Task<Answer<SubmissionPreview>> PreviewAsync(SubmitReport command, CancellationToken cancellationToken)
    {
        if (!command.Command.Caller.MayReportFor(_key.Reporter)) return Refusal.Forbidden;
        if (await dataSets.FindAsync(_key.DataSet, cancellationToken) is not { } dataSet) return DataSetRules.NotFound;
        await _stream.LoadAsync(cancellationToken);
        var report = Committed;
        var decision = ReportRules.Submit(report, dataSet.Definition, command, clock.Today());
        if (decision.Refusal is { } refusal) return refusal;
        var submitted = (ReportSubmitted)decision.Event!;
        return new SubmissionPreview(
            submitted.Warnings,
            ReportFold.Changes(report.Figures, ReportFold.Merge(report.Figures, submitted.Figures, submitted.Replace)));
    }

    public async Task<Answer<Report>> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.MayReportFor(_key.Reporter)) return Refusal.Forbidden;
        await _stream.LoadAsync(cancellationToken);
        return Committed;
    }

    public async Task<Answer<ReportHistory>> ReadHistoryAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.MayReportFor(_key.Reporter)) return Refusal.Forbidden;
        var revisions = ImmutableArray.CreateBuilder<ReportRevision>();
        await foreach (var (entry, happened, before, after) in _stream.ReplayAsync(cancellationToken))
        {
            var submitted = happened as ReportSubmitted;
            revisions.Add(new(
                entry.Sequence, entry.Kind, entry.Actor, submitted?.OnBehalf ?? false, entry.RecordedAt, after.Status,
                ReportFold.Changes(before.Figures, after.Figures), submitted?.Comment, entry.Position, entry.Hash.ToString()));
        }

        return new ReportHistory(_key, revisions.ToImmutable());
    }

    /// <summary>Within what a submission's key is unique: who reports, whatever the data set and the period.</summary>
    internal static string ScopeOf(AreaCode reporter) => $"reporter/{reporter}";

    private ITableGrain Table => GrainFactory.Table(new(Denmark.TableAreaOf(_key.Reporter), _key.DataSet));

    private IMunicipalityGrain Municipality => GrainFactory.Municipality(_key.Reporter);

    private async Task ContributeAsync(Func<ImmutableArray<Report>, ValueTask> receiver)
    {
        // After a lost race the state in memory may be older than the entry that is being told of.
        await _stream.LoadAsync(CancellationToken.None);
        await receiver([Committed]);
    }

    private async Task<bool> IsAggregatedAsync()
    {
        if (Denmark.TryGetMunicipality(_key.Reporter, out _)) _toMunicipality.Signal().Ignore();
        try
        {
            await _toTable.Signal().WaitAsync(AggregationPatience, clock);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static Receipt ReceiptOf(LedgerEntry entry, bool aggregated)
    {
        var submitted = LedgerJson.Read<ReportEvent>(entry.Content) as ReportSubmitted ?? throw new UnreachableException();
        var key = ReportKey.OfStream(entry.Stream);
        return new(
            key, entry.Sequence, new(entry.Position, key, entry.Sequence), entry.RecordedAt, entry.Actor, submitted.OnBehalf,
            entry.Hash.ToString(), ReportStatus.Submitted, aggregated, submitted.Warnings);
    }
}
