using Microsoft.Extensions.Logging;

namespace Kkr.Ledger;

public sealed partial class LedgerWriter
{
    [LoggerMessage(1, LogLevel.Warning, "A batch of {Entries} ledger entries got no answer from the store; their outcome is unknown.")]
    private partial void LogBatchUnknown(int entries, Exception cause);

    [LoggerMessage(2, LogLevel.Warning, "The store ended a batch only after its entries had been answered as unknown, and failed.")]
    private partial void LogLateFailure(Exception cause);

    [LoggerMessage(3, LogLevel.Information, "The ledger writer takes no more entries; it commits the {Entries} that are queued.")]
    private partial void LogDraining(int entries);
}
