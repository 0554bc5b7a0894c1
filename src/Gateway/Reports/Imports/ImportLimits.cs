namespace Kkr.Gateway.Reports.Imports;

/// <summary>How much one import may hold (guarantee G7).</summary>
internal static class ImportLimits
{
    /// <summary>The largest file, in bytes: 64 MiB. It is kept on disk while it is read, never whole in memory.</summary>
    public const long MaxFileBytes = 64L * 1024 * 1024;

    /// <summary>The most that the parts of a spreadsheet may unpack to, in bytes: 256 MiB.</summary>
    public const long MaxUnpackedBytes = 256L * 1024 * 1024;

    /// <summary>The most parts that a spreadsheet may have.</summary>
    public const int MaxParts = 1_000;

    /// <summary>The longest line of NDJSON, in bytes: as long as a submission may be.</summary>
    public const int MaxLineBytes = GatewayHost.MaxBodyBytes;

    /// <summary>The most characters in a cell: the longest text that a record can have, and room for what marks it as text.</summary>
    public const int MaxCellLength = 10_100;

    /// <summary>The most columns.</summary>
    public const int MaxColumns = 200;

    /// <summary>The most faults that the summary repeats; each was told on its own line before.</summary>
    public const int MaxErrors = 10_000;

    /// <summary>How many reports are submitted at the same time.</summary>
    public const int Parallelism = 32;

    /// <summary>How many reports wait before each of them.</summary>
    public const int Waiting = 4;
}
