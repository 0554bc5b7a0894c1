using Kkr.Ledger;
using Orleans.Concurrency;

namespace Kkr.Bench.Product;

/// <summary>See <see cref="IRecordingGrain"/>. Nothing waits for anything but the disk: each body is a stream of its own.</summary>
[Reentrant]
internal sealed class RecordingGrain(ILedgerWriter ledger) : Grain, IRecordingGrain
{
    public Task RecordAsync(string commandId, string by, byte[] fingerprint, string content) => ledger.AppendAsync(new(
        $"{this.GetPrimaryKeyString()}/{commandId}", 1, "recorded", ProductHost.Now, by, this.GetPrimaryKeyString(), commandId,
        EntryHash.FromBytes(fingerprint), "recorded", content, EntryHash.None));
}
