using Kkr.Ledger;

namespace Kkr.Bench.Product;

/// <summary>See <see cref="IRecordingGrain"/>.</summary>
internal sealed class RecordingGrain(ILedgerWriter ledger) : Grain, IRecordingGrain
{
    // Streams of its own each time it starts: it reads nothing back.
    private readonly string _stream = $"recorded/{Guid.NewGuid():N}";
    private EntryHash _previous = EntryHash.None;
    private long _sequence;

    public async Task RecordAsync(string commandId, string by, byte[] fingerprint, string content)
    {
        var entry = new ProposedEntry(
            _stream, _sequence + 1, "recorded", ProductHost.Now, by, this.GetPrimaryKeyString(), commandId, EntryHash.FromBytes(fingerprint), "recorded", content, _previous);
        // A repeat is answered from the ledger, and leaves the stream where it was.
        if ((await ledger.AppendAsync(entry)).Outcome == AppendOutcome.Committed) (_sequence, _previous) = (entry.Sequence, entry.Hash);
    }
}
