namespace Kkr.Ledger;

/// <summary>What somebody who may do anything with the database could make of a ledger, to hide or to invent something.</summary>
internal static class Tampering
{
    /// <summary>Makes another ledger of one of which the first <c>anchored</c> entries are anchored.</summary>
    public delegate List<LedgerEntry> Kind(Random random, List<LedgerEntry> ledger, int anchored);

    public static readonly IReadOnlyList<(string Name, Kind Apply)> Kinds =
    [
        ("one part of an entry edited", EditPart),
        ("an entry edited and its digest made to fit", EditAndRehash),
        ("an entry edited and all digests after it made to fit", (random, ledger, anchored) =>
            Rechain(With(ledger, random.Next(anchored), e => Edited(e, random.Next(5))))),
        ("an entry deleted", (random, ledger, _) => Without(ledger, random.Next(ledger.Count - 1))),
        ("an entry deleted and the positions closed up", (random, ledger, anchored) => CloseUp(Without(ledger, random.Next(anchored)))),
        ("an entry deleted and everything made to fit", (random, ledger, anchored) => Rechain(Without(ledger, random.Next(anchored)))),
        ("two entries of different streams changed places", SwapPlaces),
        ("the contents of two entries swapped", SwapContents),
        ("the tail cut off", (random, ledger, anchored) => [.. ledger.Take(random.Next(anchored))]),
        ("a whole stream deleted and the positions closed up", DeleteStream),
        ("an entry slipped in and everything made to fit", (random, ledger, anchored) => Rechain(Inserted(ledger, random.Next(anchored), Forged(random)))),
        ("an entry recorded twice", (random, ledger, _) => [.. ledger, ledger[random.Next(ledger.Count)] with { Position = ledger.Count + 1 }]),
        ("a command carried out twice", RepeatCommand),
        ("an entry moved to another stream and everything made to fit", (random, ledger, anchored) => Rechain(With(
            ledger, random.Next(anchored), e => e with { Stream = "elsewhere" }))),
        ("another ledger from some point on", (random, ledger, anchored) =>
        {
            var from = random.Next(anchored);
            return Rechain([.. ledger.Select((e, i) => i < from ? e : e with { Content = "{\"value\":0}" })]);
        }),
    ];

    /// <summary>Gives entries the positions, sequences and digests that a ledger of just them would have.</summary>
    public static List<LedgerEntry> Rechain(IEnumerable<LedgerEntry> entries)
    {
        var heads = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
        var chained = new List<LedgerEntry>();
        foreach (var e in entries)
        {
            var head = heads.GetValueOrDefault(e.Stream);
            var proposed = new ProposedEntry(
                e.Stream, (head?.Sequence ?? 0) + 1, e.Topic, e.RecordedAt, e.Actor, e.Scope, e.CommandId, e.Fingerprint, e.Kind, e.Content,
                head?.Hash ?? EntryHash.None);
            chained.Add(heads[e.Stream] = proposed.At(chained.Count + 1));
        }
        return chained;
    }

    private static List<LedgerEntry> EditPart(Random random, List<LedgerEntry> ledger, int anchored) =>
        With(ledger, random.Next(ledger.Count), e => Edited(e, random.Next(13)));

    private static LedgerEntry Edited(LedgerEntry e, int part) => part switch
    {
        0 => e with { Content = "{\"value\":578}" },
        1 => e with { Actor = "somebody else" },
        2 => e with { RecordedAt = e.RecordedAt.AddMilliseconds(1) },
        3 => e with { Fingerprint = EntryHash.Of("something else"u8) },
        4 => e with { CommandId = e.CommandId + "x" },
        5 => e with { Kind = "report-withdrawn" },
        6 => e with { Topic = "report/elsewhere" },
        7 => e with { Scope = "municipality/813" },
        8 => e with { Stream = "elsewhere" },
        9 => e with { Sequence = e.Sequence + 1 },
        10 => e with { Position = e.Position + 100 },
        11 => e with { Previous = EntryHash.Of("something else"u8) },
        _ => e with { Hash = EntryHash.Of("something else"u8) },
    };

    private static List<LedgerEntry> EditAndRehash(Random random, List<LedgerEntry> ledger, int anchored) => With(
        ledger, random.Next(anchored), e => new ProposedEntry(
            e.Stream, e.Sequence, e.Topic, e.RecordedAt, e.Actor, e.Scope, e.CommandId, e.Fingerprint, e.Kind, "{\"value\":578}", e.Previous).At(e.Position));

    private static List<LedgerEntry> SwapPlaces(Random random, List<LedgerEntry> ledger, int anchored)
    {
        int one, other;
        do (one, other) = (random.Next(anchored), random.Next(ledger.Count));
        while (ledger[one].Stream == ledger[other].Stream);
        var swapped = ledger.ToList();
        (swapped[one], swapped[other]) = (swapped[other], swapped[one]);
        return CloseUp(swapped);
    }

    private static List<LedgerEntry> SwapContents(Random random, List<LedgerEntry> ledger, int anchored)
    {
        int one, other;
        do (one, other) = (random.Next(ledger.Count), random.Next(ledger.Count));
        while (ledger[one].Content == ledger[other].Content);
        return With(With(ledger, one, e => e with { Content = ledger[other].Content }), other, e => e with { Content = ledger[one].Content });
    }

    private static List<LedgerEntry> DeleteStream(Random random, List<LedgerEntry> ledger, int anchored)
    {
        var stream = ledger[random.Next(anchored)].Stream;
        return CloseUp(ledger.Where(e => e.Stream != stream));
    }

    private static List<LedgerEntry> RepeatCommand(Random random, List<LedgerEntry> ledger, int anchored)
    {
        var again = ledger[random.Next(ledger.Count)];
        return Rechain([.. ledger, Forged(random) with { Scope = again.Scope, CommandId = again.CommandId }]);
    }

    private static LedgerEntry Forged(Random random) => TestEntries.First("a", $"forged-{random.Next()}").At(0);

    private static List<LedgerEntry> With(List<LedgerEntry> ledger, int at, Func<LedgerEntry, LedgerEntry> edit) =>
        [.. ledger.Select((e, i) => i == at ? edit(e) : e)];

    private static List<LedgerEntry> Without(List<LedgerEntry> ledger, int at) => [.. ledger.Where((_, i) => i != at)];

    private static List<LedgerEntry> Inserted(List<LedgerEntry> ledger, int at, LedgerEntry entry) => [.. ledger.Take(at), entry, .. ledger.Skip(at)];

    private static List<LedgerEntry> CloseUp(IEnumerable<LedgerEntry> ledger) => [.. ledger.Select((e, i) => e with { Position = i + 1 })];
}
