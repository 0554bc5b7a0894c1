using System.ComponentModel.DataAnnotations;

namespace Kkr.Ledger;

/// <summary>The limits of <see cref="LedgerWriter"/> (guarantee G7). Configuration section <c>LedgerWriter</c>.</summary>
public sealed class LedgerWriterOptions
{
    /// <summary>How many entries may wait for the next batch; one more is refused at once.</summary>
    [Range(1, 1_000_000)]
    public int QueueCapacity { get; set; } = 8192;

    /// <summary>How many bytes of content (UTF-8) may be unanswered, queued and under way together; more is refused at once.</summary>
    [Range(1024, long.MaxValue)]
    public long QueueCapacityBytes { get; set; } = 128L * 1024 * 1024;

    /// <summary>How many entries one transaction records at most.</summary>
    [Range(1, 10_000)]
    public int BatchEntries { get; set; } = 512;

    /// <summary>How many bytes of content (UTF-8) one transaction records at most; a larger single entry goes alone.</summary>
    [Range(1, 256 * 1024 * 1024)]
    public int BatchBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long the store may take for one batch before its entries are answered as unknown.</summary>
    public TimeSpan AppendTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
