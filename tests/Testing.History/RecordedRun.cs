namespace Kkr.Testing.History;

/// <summary>All that is known of a run once it is over.</summary>
public sealed record RecordedRun
{
    /// <summary>Every attempt at every command.</summary>
    public required IReadOnlyList<CommandAttempt> Attempts { get; init; }

    /// <summary>Every answer of a table.</summary>
    public required IReadOnlyList<TableRead> TableReads { get; init; }

    /// <summary>Every report that was read at the end.</summary>
    public required IReadOnlyList<ReportRead> ReportReads { get; init; }

    /// <summary>The ledger's rows behind <see cref="StartPosition"/>, in the order of their positions.</summary>
    public required IReadOnlyList<LedgerRow> Ledger { get; init; }

    /// <summary>The region of each reporter.</summary>
    public required IReadOnlyDictionary<string, string> RegionOf { get; init; }

    /// <summary>The position of the ledger when the run began.</summary>
    public long StartPosition { get; init; }

    /// <summary>What the reports said when the run began; a report left out had no entries.</summary>
    public IReadOnlyDictionary<ReportId, ReportState> Before { get; init; } = new Dictionary<ReportId, ReportState>();
}
