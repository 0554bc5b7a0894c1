namespace Kkr.Testing.History;

public sealed partial class HistoryChecker
{
    /// <summary>The ledger by itself: positions, sequences, digests that link up, each command once.</summary>
    private void CheckLedger()
    {
        foreach (var report in _run.Before.Keys) States(report);
        var position = _run.StartPosition;
        var heads = new Dictionary<string, (long Sequence, string Hash)>(StringComparer.Ordinal);
        foreach (var row in _run.Ledger)
        {
            if (row.Position != position + 1)
                Found(ViolationKind.BrokenOrder, $"position {row.Position} ({row.Stream} {row.Sequence}) follows {position}");
            position = row.Position;

            var report = ReportId.OfStream(row.Stream);
            if (!heads.TryGetValue(row.Stream, out var head))
                head = report is { } known ? (Last(known).Revision, Last(known).Hash) : (row.Sequence - 1, row.Previous);
            if (row.Sequence != head.Sequence + 1)
                Found(ViolationKind.BrokenOrder, $"{row.Stream} has sequence {row.Sequence} at position {row.Position}, after {head.Sequence}");
            else if (row.Previous != head.Hash)
                Found(ViolationKind.BrokenOrder, $"{row.Stream} {row.Sequence} does not carry the digest of the entry before it");
            heads[row.Stream] = (row.Sequence, row.Hash);

            if (report is not { } of) continue;
            States(of).Add(Last(of).After(row));
            if (!_recorded.TryAdd((of.Reporter, row.CommandId), row))
                Found(ViolationKind.DoubleCount, $"command {row.CommandId} is at positions {_recorded[(of.Reporter, row.CommandId)].Position} and {row.Position}");
        }
    }

    /// <summary>
    /// What was asked and what is recorded: nothing acknowledged is missing, nothing recorded was not asked for, and every
    /// receipt says what the ledger says.
    /// </summary>
    private void CheckCommands()
    {
        var asked = _run.Attempts.ToLookup(a => (a.Content.Report.Reporter, a.Key));
        foreach (var ((reporter, key), row) in _recorded)
        {
            var attempts = asked[(reporter, key)].ToList();
            if (attempts.Count == 0)
            {
                Found(ViolationKind.Phantom, $"nobody asked for {key} at position {row.Position}");
                continue;
            }

            var same = attempts.Where(a => a.Content.Equals(row.Said())).ToList();
            if (same.Count == 0)
                Found(ViolationKind.Phantom, $"{key} at position {row.Position} says \"{row.Said()}\", and asked was \"{attempts[0].Content}\"");
            else if (same.All(a => a.Answer == CommandAnswer.Refused))
                Found(ViolationKind.Phantom, $"{key} was refused ({same[0].Said}) and is at position {row.Position}");
        }

        foreach (var attempt in _run.Attempts)
        {
            if (attempt is not { Answer: CommandAnswer.Acknowledged, Receipt: { } receipt }) continue;
            if (!_recorded.TryGetValue((attempt.Content.Report.Reporter, attempt.Key), out var row))
                Found(ViolationKind.Loss, $"{attempt.Key} was acknowledged to {attempt.Client} at position {receipt.Position}, and is not in the ledger");
            else if (row.Position != receipt.Position || row.Sequence != receipt.Revision || row.Hash != receipt.Hash)
                Found(ViolationKind.WrongReceipt,
                    $"{attempt.Key} is revision {row.Sequence} at position {row.Position}, and {attempt.Client} was told revision {receipt.Revision} at {receipt.Position}{(row.Hash == receipt.Hash ? "" : ", with another digest")}");
        }
    }

    /// <summary>What was acknowledged before something else was asked for stands before it: for each client, and for all of them.</summary>
    private void CheckOrder()
    {
        var times = new Dictionary<(string, string), (long FirstAsked, long FirstAcknowledged)>();
        foreach (var attempt in _run.Attempts)
        {
            var key = (attempt.Content.Report.Reporter, attempt.Key);
            var (firstAsked, firstAcknowledged) = times.GetValueOrDefault(key, (long.MaxValue, long.MaxValue));
            times[key] = (
                Math.Min(firstAsked, attempt.AskedAt),
                attempt.Answer == CommandAnswer.Acknowledged ? Math.Min(firstAcknowledged, attempt.AnsweredAt) : firstAcknowledged);
        }

        // From the newest position back: was anything behind it acknowledged before it was asked for?
        (long At, string Key, long Position) earliest = (long.MaxValue, "", 0);
        for (var i = _run.Ledger.Count - 1; i >= 0; i--)
        {
            var row = _run.Ledger[i];
            if (ReportId.OfStream(row.Stream) is not { } report || !times.TryGetValue((report.Reporter, row.CommandId), out var time)) continue;
            if (earliest.At < time.FirstAsked)
                Found(ViolationKind.BrokenOrder, $"{earliest.Key} at position {earliest.Position} was acknowledged before {row.CommandId} at {row.Position} was asked for");
            if (time.FirstAcknowledged < earliest.At) earliest = (time.FirstAcknowledged, row.CommandId, row.Position);
        }
    }
}
