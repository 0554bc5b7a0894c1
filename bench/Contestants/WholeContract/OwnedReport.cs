using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Bench.WholeContract;

/// <summary>A report in the memory of the one process that owns the ledger: a lock has its commands decided one after another.</summary>
internal sealed class OwnedReport(ReportKey key)
{
    private readonly Lock _turn = new();
    private readonly RecentCommands _recent = new();
    private Report _report = Report.Empty(key);
    private EntryHash _hash = EntryHash.None;
    private DateTimeOffset _recordedAt;
    private long _session;
    private Task<AppendResult> _lastAppend = Task.FromResult(AppendResult.Committed(0));

    /// <summary>The report as it will be once what is under way is durable.</summary>
    public Report Report => Volatile.Read(ref _report);

    /// <summary>Whether what was decided was not recorded, so that it has to be read again.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether a command may have been carried out before; the ledger knows.</summary>
    public bool MayHold(string scope, string id)
    {
        lock (_turn) return _recent.MayHold(scope, id);
    }

    /// <summary>Decides by the product's rules and hands over what came of it.</summary>
    public Proposal Propose(
        SubmitReport command, EntryHash fingerprint, DataSet dataSet, Surroundings surroundings, string scope, ILedgerWriter writer, TimeProvider clock)
    {
        lock (_turn)
        {
            var (caller, before) = (command.Command.Caller, _report);
            var decision = ReportRules.Submit(before, dataSet.Definition, command, clock.Today(), dataSet.TermsOf(key.Period), surroundings);
            if (decision.Refusal is { } refusal) return new(null, 0, _lastAppend, refusal);
            var happened = decision.Event!;
            var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
            var entry = new ProposedEntry(
                key.Stream, before.Revision + 1, ReportKey.TopicOf(key.DataSet), now < _recordedAt ? _recordedAt : now, caller.Subject, scope, command.Command.Id,
                fingerprint, EventKinds.Of(happened), LedgerJson.Write(happened, ExercisedRight.ToReport(caller, key.Reporter)), _hash)
            { PreviousSession = _session };
            // What can't be stored is refused here, before anything rests on it.
            _lastAppend = writer.AppendAsync(entry);
            Volatile.Write(ref _report, ReportFold.Apply(before, new Happened<ReportEvent>(entry.Sequence, entry.RecordedAt, entry.Actor, entry.Hash, happened)));
            (_hash, _recordedAt, _session) = (entry.Hash, entry.RecordedAt, 0);
            return new(entry, SumOf(_report) - SumOf(before), _lastAppend, null);
        }
    }

    /// <summary>Notes what became of a proposal.</summary>
    public void Settle(ProposedEntry entry, AppendResult? result)
    {
        lock (_turn)
        {
            if (result is { Outcome: AppendOutcome.Committed } committed)
            {
                _recent.Add(entry.Scope, entry.CommandId, entry.Sequence);
                if (_hash == entry.Hash) _session = committed.Session;
                return;
            }

            if (result is { Outcome: AppendOutcome.CommandKnown }) _recent.AddKnown(entry.Scope, entry.CommandId);
            IsLost = true;
        }
    }

    /// <summary>Takes in what was recorded.</summary>
    /// <returns>By how much its sum grows.</returns>
    public decimal Take(LedgerEntry entry)
    {
        lock (_turn)
        {
            var before = SumOf(_report);
            _report = ReportFold.Apply(_report, entry);
            (_hash, _recordedAt, _session) = (entry.Hash, entry.RecordedAt, 0);
            _recent.Add(entry.Scope, entry.CommandId, entry.Sequence);
            return SumOf(_report) - before;
        }
    }

    /// <summary>Reads it again, if it still has to be.</summary>
    public async Task ReadAsync(ILedger ledger, CancellationToken cancellationToken)
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entry in ledger.ReadStreamAsync(key.Stream, 0, cancellationToken)) entries.Add(entry);
        lock (_turn)
        {
            if (!IsLost) return;
            (_report, _hash, _recordedAt, IsLost) = (Report.Empty(key), EntryHash.None, default, false);
            foreach (var entry in entries) Take(entry);
        }
    }

    private static decimal SumOf(Report report)
    {
        decimal sum = 0;
        if (report.Counts) foreach (var cell in report.Figures) sum += cell.Value ?? 0;
        return sum;
    }

    /// <summary>What was decided.</summary>
    /// <param name="Entry">What is to be recorded; null when refused.</param>
    /// <param name="Delta">By how much the report's sum grows.</param>
    /// <param name="Append">What becomes of it; of the entry that a refusal rests on.</param>
    /// <param name="Refusal">Why not.</param>
    internal readonly record struct Proposal(ProposedEntry? Entry, decimal Delta, Task<AppendResult> Append, Refusal? Refusal);
}
