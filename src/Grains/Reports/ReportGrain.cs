using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using CommunityToolkit.HighPerformance.Buffers;
using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Rights;
using Kkr.Tables;

namespace Kkr.Reports;

/// <summary>Owns one report: what was submitted, corrected and approved, and that each command counts once.</summary>
internal sealed class ReportGrain(
    ILedger ledger, ILedgerWriter writer, KnownDataSets dataSets, KnownSurroundings known, TableContributions tables,
    SubmissionMetrics metrics, TimeProvider clock) : Grain, IReportGrain
{
    private ReportKey _key;
    private TableKey _table;
    private LedgerStream<Report, ReportEvent> _stream = null!;
    private string _scope = "";

    private Report Committed => _stream.Committed.State;

    private Report Contribution => Committed.Draft is null ? Committed : Committed with { Draft = null };

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // What very many reports have in common is kept once, in a pool that has its bounds: whoever asks chooses the key.
        var texts = StringPool.Shared;
        var key = ReportKey.Parse(this.GetPrimaryKeyString());
        _key = key with { DataSet = texts.GetOrAdd(key.DataSet) };
        _table = new(Areas.TableAreaOf(_key.Reporter), _key.DataSet);
        _scope = texts.GetOrAdd(ScopeOf(_key.Reporter));
        _stream = new(_key.Stream, texts.GetOrAdd(ReportKey.TopicOf(_key.DataSet)), Report.Empty(_key), ReportFold.Apply, ledger, writer, clock,
            static (report, position) => report with { Position = position });
        await _stream.LoadAsync(cancellationToken);
    }

    public async Task<Answer<Receipt>> SubmitAsync(SubmitReport command, CancellationToken cancellationToken)
    {
        metrics.Received();
        var caller = command.Command.Caller;
        if (!caller.MayReportFor(_key.Reporter)) return Counted(Refusal.Forbidden);
        var recording = await _stream.RecordAsync(
            new(_scope, command.Command.Id, SubmissionRules.FingerprintOf(_key, command.Submission), caller.Subject, RightOf(caller))
            {
                FormerFingerprint = () => SubmissionRules.FormerFingerprintOf(_key, command.Submission),
            },
            async ct =>
            {
                if (await dataSets.FindAsync(_key.DataSet, ct) is not { } dataSet) return _ => DataSetRules.NotFound;
                var (today, surroundings) = (clock.Today(), await known.FindAsync(_key.Reporter, dataSet.Definition, ct));
                return report => ReportRules.Submit(report, dataSet.Definition, command, today, dataSet.TermsOf(_key.Period), surroundings);
            },
            cancellationToken);
        if (recording.Refusal is { } refusal) return Counted(refusal);
        // A repeat may follow a crash between the commit and the push: it asks the table like the first.
        return Counted(new Answer<Receipt>(ReceiptOf(recording, await IsAggregatedAsync()), null, recording.Replayed));

        Answer<Receipt> Counted(Answer<Receipt> answer)
        {
            metrics.Answered(answer.Refusal?.Kind, answer.Replayed);
            return answer;
        }
    }

    public async Task<Answer<SubmissionPreview>> PreviewAsync(SubmitReport command, CancellationToken cancellationToken)
    {
        if (!command.Command.Caller.MayReportFor(_key.Reporter)) return Refusal.Forbidden;
        if (await dataSets.FindAsync(_key.DataSet, cancellationToken) is not { } dataSet) return DataSetRules.NotFound;
        await _stream.LoadAsync(cancellationToken);
        var report = Committed;
        var decision = ReportRules.Submit(
            report, dataSet.Definition, command, clock.Today(), dataSet.TermsOf(_key.Period), await known.FindAsync(_key.Reporter, dataSet.Definition, cancellationToken));
        if (decision.Refusal is { } refusal) return refusal;
        var submitted = (ReportSubmitted)decision.Event!;
        return new SubmissionPreview(
            submitted.Warnings,
            ReportFold.Changes(report.Figures, ReportFold.Merge(report.Figures, submitted.Figures, submitted.Replace)))
        {
            Others = ContentFold.Changes(report, report with
            {
                Records = ContentFold.Merge(report.Records, submitted.Records, submitted.Replace),
                Answers = ContentFold.Merge(report.Answers, submitted.Answers, submitted.Replace),
            }),
        };
    }

    public async Task<Answer<SavedDraft>> SaveDraftAsync(SubmitReport command, CancellationToken cancellationToken)
    {
        var caller = command.Command.Caller;
        if (!caller.MayReportFor(_key.Reporter)) return Refusal.Forbidden;
        DataSet? dataSet = null;
        var recording = await _stream.RecordAsync(
            new(_scope, command.Command.Id, FingerprintOf("draft", SubmissionRules.FingerprintOf(_key, command.Submission)), caller.Subject, RightOf(caller)),
            async ct =>
            {
                if ((dataSet = await dataSets.FindAsync(_key.DataSet, ct)) is null) return _ => DataSetRules.NotFound;
                return report => ReportLifeRules.SaveDraft(report, dataSet.Definition, command, dataSet.TermsOf(_key.Period));
            },
            cancellationToken);
        if (recording.Refusal is { } refusal) return refusal;
        var found = SubmissionRules.Check(dataSet!.Definition, command.Submission);
        return new Answer<SavedDraft>(
            new(ReceiptOf(recording, false), found.Errors, found.Warnings), null, recording.Replayed);
    }

    public Task<Answer<Receipt>> DiscardDraftAsync(ReportCommand command, CancellationToken cancellationToken) =>
        MoveAsync("discard-draft", command, RightOf(command.Command.Caller), (report, _) => ReportLifeRules.DiscardDraft(report, command), cancellationToken);

    public Task<Answer<Receipt>> ApproveAsync(ReportCommand command, CancellationToken cancellationToken) =>
        MoveAsync("approve", command, ExercisedRight.ToApprove(_key.Reporter), (report, terms) => ReportLifeRules.Approve(report, command, terms), cancellationToken);

    public Task<Answer<Receipt>> WithdrawAsync(ReportCommand command, CancellationToken cancellationToken) =>
        MoveAsync("withdraw", command, RightOf(command.Command.Caller), (report, terms) => ReportLifeRules.Withdraw(report, command, terms), cancellationToken);

    public Task<Answer<Receipt>> LockAsync(ReportCommand command, CancellationToken cancellationToken) =>
        MoveAsync("lock", command, ExercisedRight.OfSecretariat(command.Command.Caller), (report, _) => ReportLifeRules.Lock(report, command), cancellationToken);

    public Task<Answer<Receipt>> ReopenAsync(ReportCommand command, CancellationToken cancellationToken) =>
        MoveAsync("reopen", command, ExercisedRight.OfSecretariat(command.Command.Caller), (report, terms) => ReportLifeRules.Reopen(report, command, terms), cancellationToken);

    public async Task<Answer<Report>> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.MayReportFor(_key.Reporter)) return Refusal.Forbidden;
        await _stream.LoadRecentAsync(cancellationToken);
        var report = Committed;
        if (await dataSets.FindAsync(_key.DataSet, cancellationToken) is not { } dataSet) return report;
        // A lock of the whole period stands with the data set, not with each report.
        if (report.Lock is null && ReportRules.LockOf(report, dataSet.TermsOf(_key.Period)) is { } whole)
            report = report with { Status = ReportStatus.Locked, Lock = new(whole.By, whole.Since, whole.Reason, report.Status) };
        return RetentionRules.Shown(report, dataSet.Definition, clock.Today());
    }

    public async Task<Answer<ReportHistory>> ReadHistoryAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.MayReportFor(_key.Reporter)) return Refusal.Forbidden;
        var definition = (await dataSets.FindAsync(_key.DataSet, cancellationToken))?.Definition;
        var revisions = ImmutableArray.CreateBuilder<ReportRevision>();
        await foreach (var (entry, happened, before, after) in _stream.ReplayAsync(cancellationToken))
        {
            var (onBehalf, remark) = RemarkOn(happened);
            var others = ContentFold.Changes(before, after);
            revisions.Add(new(
                entry.Sequence, entry.Kind, entry.Actor, onBehalf, entry.RecordedAt, after.Status,
                ReportFold.Changes(before.Figures, after.Figures), remark, entry.Position, entry.Hash.ToString())
            {
                Others = definition is null ? others : RetentionRules.Shown(others, _key.Period, definition, clock.Today()),
                Right = LedgerJson.RightOf(entry.Content),
            });
        }

        return new ReportHistory(_key, revisions.ToImmutable());
    }

    /// <summary>Within what a submission's key is unique: who reports, whatever the data set and the period.</summary>
    internal static string ScopeOf(AreaCode reporter) => $"reporter/{reporter}";

    private ExercisedRight RightOf(Caller caller) => ExercisedRight.ToReport(caller, _key.Reporter);

    /// <summary>Carries out a command that leaves the content as it is.</summary>
    private async Task<Answer<Receipt>> MoveAsync(
        string name, ReportCommand command, ExercisedRight right, Func<Report, PeriodTerms, Decision<ReportEvent>> decide, CancellationToken cancellationToken)
    {
        var caller = command.Command.Caller;
        if (!caller.MayReportFor(_key.Reporter)) return Refusal.Forbidden;
        var asked = EntryHash.Of(
            string.Create(CultureInfo.InvariantCulture, $"{_key}\n{command.ExpectedRevision}\n{command.Reason}"));
        var recording = await _stream.RecordAsync(
            new(_scope, command.Command.Id, FingerprintOf(name, asked), caller.Subject, right),
            async ct =>
            {
                if (await dataSets.FindAsync(_key.DataSet, ct) is not { } dataSet) return _ => DataSetRules.NotFound;
                var terms = dataSet.TermsOf(_key.Period);
                return report => decide(report, terms);
            },
            cancellationToken);
        if (recording.Refusal is { } refusal) return refusal;
        return new Answer<Receipt>(ReceiptOf(recording, await IsAggregatedAsync()), null, recording.Replayed);
    }

    private static EntryHash FingerprintOf(string name, EntryHash asked) => EntryHash.Of($"{name}\n{asked}");

    private static (bool OnBehalf, string? Remark) RemarkOn(ReportEvent happened) => happened switch
    {
        ReportSubmitted submitted => (submitted.OnBehalf, submitted.Comment),
        ReportApproved approved => (false, approved.Comment),
        ReportWithdrawn withdrawn => (withdrawn.OnBehalf, withdrawn.Reason),
        ReportLocked locked => (false, locked.Reason),
        ReportReopened reopened => (false, reopened.Reason),
        DraftSaved draft => (draft.OnBehalf, draft.Content.Comment),
        _ => (false, null),
    };

    private async Task<bool> IsAggregatedAsync()
    {
        // After a lost race the state in memory may be older than the entry that is being told of.
        await _stream.LoadAsync(CancellationToken.None);
        return await tables.TellAsync(_table, Contribution);
    }

    private Receipt ReceiptOf(Recording<ReportEvent> recording, bool aggregated)
    {
        var (entry, happened) = (recording.Entry!, recording.Event!);
        var status = happened switch
        {
            ReportSubmitted { KeepsApproval: not true } => ReportStatus.Submitted,
            ReportSubmitted or ReportApproved => ReportStatus.Approved,
            ReportWithdrawn => ReportStatus.Withdrawn,
            ReportLocked => ReportStatus.Locked,
            ReportReopened reopened => reopened.Status,
            DraftSaved draft => draft.Status,
            DraftDiscarded discarded => discarded.Status,
            _ => throw new UnreachableException(),
        };
        return new(
            _key, entry.Sequence, new(entry.Position, _key, entry.Sequence), entry.RecordedAt, entry.Actor, RemarkOn(happened).OnBehalf,
            entry.Hash.ToString(), status, aggregated, happened is ReportSubmitted submitted ? submitted.Warnings : []);
    }
}
