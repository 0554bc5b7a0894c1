namespace Kkr.Ledger;

/// <summary>Entries as a grain would propose them.</summary>
internal static class TestEntries
{
    public static readonly DateTimeOffset Noon = new(2020, 12, 1, 12, 0, 0, 123, TimeSpan.Zero);

    public static ProposedEntry First(string stream, string command, string content = "{\"value\":577}") =>
        Make(stream, 1, EntryHash.None, command, content);

    public static ProposedEntry Then(this ProposedEntry before, string command, string content = "{\"value\":577}") =>
        Make(before.Stream, before.Sequence + 1, before.Hash, command, content);

    public static ProposedEntry Make(string stream, long sequence, EntryHash previous, string command, string content = "{}") => new(
        stream, sequence, "report/voksenlaerlinge", Noon, "subject", "municipality/851", command,
        EntryHash.Of("asked"u8), "report-submitted", content, previous);

    /// <summary>A stream's first entries, each following the one before.</summary>
    public static List<ProposedEntry> Chain(string stream, int count, string content = "{\"value\":577}")
    {
        var entries = new List<ProposedEntry>(count);
        for (var i = 1; i <= count; i++)
        {
            var command = $"{stream}#{i}";
            entries.Add(i == 1 ? First(stream, command, content) : entries[^1].Then(command, content));
        }
        return entries;
    }

    public static async Task<List<LedgerEntry>> ToListAsync(this IAsyncEnumerable<LedgerEntry> entries)
    {
        var list = new List<LedgerEntry>();
        await foreach (var entry in entries) list.Add(entry);
        return list;
    }
}
