using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Kkr.Bench.Batched;
using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Bench.WholeContract;

/// <summary>
/// All reports of the one process that owns the ledger: decided by the product's rules under a lock a report, committed with whatever else
/// has gathered, and added to the regions' sums before anybody gets a receipt.
/// </summary>
internal sealed class ReportBook(ILedger ledger, ILedgerWriter writer, IReadOnlyDictionary<string, DataSet> dataSets, Totals totals, TimeProvider clock)
{
    private const int MostAttempts = 10;

    private readonly ConcurrentDictionary<ReportKey, OwnedReport> _reports = new();
    private readonly ConcurrentDictionary<(AreaCode Reporter, string DataSet), OwnedReport[]> _reportsOf = new();
    private readonly Dictionary<string, ImmutableArray<string>> _lookedAt = dataSets.ToDictionary(d => d.Key, d => LookedAt(d.Value.Definition), StringComparer.Ordinal);

    /// <summary>Whether there is such a data set.</summary>
    public bool Has(string dataSet) => dataSets.ContainsKey(dataSet);

    /// <summary>Reads what was recorded before.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await foreach (var entry in ledger.ReadAllAsync(0, cancellationToken))
        {
            if (!entry.Stream.StartsWith("report/", StringComparison.Ordinal)) continue;
            var key = ReportKey.OfStream(entry.Stream);
            Add(key, Of(key).Take(entry));
        }
    }

    /// <summary>Submits.</summary>
    /// <exception cref="LedgerUnavailableException">The outcome is unknown.</exception>
    /// <exception cref="LedgerOverloadedException">Too much waits already.</exception>
    public async Task<SubmissionOutcome> SubmitAsync(ReportKey key, SubmitReport command, CancellationToken cancellationToken)
    {
        var (report, dataSet, scope, id) = (Of(key), dataSets[key.DataSet], ReportGrain.ScopeOf(key.Reporter), command.Command.Id);
        var fingerprint = SubmissionRules.FingerprintOf(key, command.Submission);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (report.IsLost) await report.ReadAsync(ledger, cancellationToken);
            if (report.MayHold(scope, id) && await ledger.FindCommandAsync(scope, id, cancellationToken) is { } repeated) return Repeated(repeated, fingerprint);
            var proposal = report.Propose(command, fingerprint, dataSet, SurroundingsOf(key), scope, writer, clock);
            if (proposal.Entry is not { } entry)
            {
                // A refusal holds once what it rests on is durable.
                if ((await proposal.Append).Outcome == AppendOutcome.Committed) return new(null, proposal.Refusal, false);
                continue;
            }

            AppendResult? result = null;
            try
            {
                result = await proposal.Append;
            }
            finally
            {
                report.Settle(entry, result);
            }

            switch (result.Value.Outcome)
            {
                case AppendOutcome.Committed:
                    Add(key, proposal.Delta);
                    return new(ReceiptOf(key, entry.Sequence, result.Value.Position, entry.RecordedAt, entry.Actor, entry.Hash), null, false);
                case AppendOutcome.CommandKnown:
                    return Repeated(result.Value.Known!, fingerprint);
            }
        }

        throw new LedgerUnavailableException($"Somebody else writes to {key}.");
    }

    private static SubmissionOutcome Repeated(LedgerEntry known, EntryHash fingerprint) => known.Fingerprint == fingerprint
        ? new(ReceiptOf(ReportKey.OfStream(known.Stream), known.Sequence, known.Position, known.RecordedAt, known.Actor, known.Hash), null, true)
        : new(null, Refusal.KeyReused, false);

    private static Contract.Receipt ReceiptOf(ReportKey key, long revision, long position, DateTimeOffset recordedAt, string by, EntryHash hash) => new(
        key.ReceiptId(revision), key.Reporter.Value, key.DataSet, key.Period.ToString(), revision, position.ToString(CultureInfo.InvariantCulture), recordedAt, by,
        "submitted", true, [])
    { Hash = hash.ToString() };

    private OwnedReport Of(ReportKey key)
    {
        if (_reports.TryGetValue(key, out var known)) return known;
        var report = new OwnedReport(key);
        if (!_reports.TryAdd(key, report)) return _reports[key];
        _reportsOf.AddOrUpdate((key.Reporter, key.DataSet), static (_, added) => [added], static (_, own, added) => [.. own, added], report);
        return report;
    }

    /// <summary>The data sets whose reports the rules of a definition look at.</summary>
    private static ImmutableArray<string> LookedAt(DataSetDefinition definition) => definition.Rules.All(r => r.Kind == RuleKind.Range)
        ? [] : [.. definition.Rules.Select(r => r.With?.DataSet).OfType<string>().Append(definition.Id).Distinct(StringComparer.Ordinal)];

    private Surroundings SurroundingsOf(ReportKey key)
    {
        var reports = ImmutableArray.CreateBuilder<Report>();
        foreach (var dataSet in _lookedAt[key.DataSet])
            if (_reportsOf.TryGetValue((key.Reporter, dataSet), out var own))
                foreach (var report in own)
                    if (report.Report is { Counts: true } counted) reports.Add(counted);
        return new(reports.DrainToImmutable());
    }

    private void Add(ReportKey key, decimal delta)
    {
        if (Areas.TryGetMunicipality(key.Reporter, out var municipality)) totals.Add(municipality.Region.Value, key.DataSet, key.Period.ToString(), delta);
    }
}
