using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Orleans.Concurrency;

namespace Kkr.Bench.Product;

/// <summary>See <see cref="IRecordingGrain"/>. Its key is its report's. Nothing waits for anything but the disk: each body is a stream of its own.</summary>
[Reentrant]
internal sealed class RecordingGrain(ILedgerWriter ledger, CountingTables tables) : Grain, IRecordingGrain
{
    private ReportKey _key;
    private long _revision;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = ReportKey.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task RecordAsync(string commandId, string by, byte[] fingerprint, string content)
    {
        var stream = $"recorded/{_key}";
        return ledger.AppendAsync(new(
            $"{stream}/{commandId}", 1, "recorded", ProductHost.Now, by, stream, commandId, EntryHash.FromBytes(fingerprint), "recorded", content, EntryHash.None));
    }

    public async Task RecordAndTellAsync(string commandId, string by, byte[] fingerprint, string content)
    {
        await RecordAsync(commandId, by, fingerprint, content);
        await tables.TellAsync(new(Areas.TableAreaOf(_key.Reporter), _key.DataSet), Report.Empty(_key) with { Revision = ++_revision });
    }
}
