using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>A table as it was, to start from instead of from the ledger's first entry. It is a cache: deleted, nothing is lost.</summary>
[GenerateSerializer, Alias("kkr.TableSnapshot")]
public sealed class TableSnapshot
{
    /// <summary>The name of the grain storage that keeps snapshots.</summary>
    public const string Store = "snapshots";

    /// <summary>The format that this release writes; another one is passed over and the table read from the ledger.</summary>
    public const int CurrentFormat = 2;

    /// <summary>The format it was written in.</summary>
    [Id(0)]
    public int Format { get; set; }

    /// <summary>The position up to which it holds everything in the ledger.</summary>
    [Id(1)]
    public long Covered { get; set; }

    /// <summary>The reports.</summary>
    [Id(2)]
    public ImmutableArray<Report> Reports { get; set; } = [];

    /// <summary>The periods as they were published; what is not among them is read from the ledger.</summary>
    [Id(3)]
    public ImmutableArray<PublishedPeriod> Published { get; set; } = [];

    /// <summary>The position of the newest entry that it holds: <see cref="Covered"/>, or that of a report that was pushed since.</summary>
    [Id(4)]
    public long Newest { get; set; }

    /// <summary>
    /// The digest of the entry at <see cref="Newest"/>, hexadecimal. Where the ledger has another one there, or none, it was
    /// restored from a backup that is older than the snapshot, which then tells of what never happened.
    /// </summary>
    [Id(5)]
    public string? NewestHash { get; set; }
}
