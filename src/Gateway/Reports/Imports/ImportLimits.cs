namespace Kkr.Gateway.Reports.Imports;

/// <summary>How much one import may hold (guarantee G7).</summary>
internal static class ImportLimits
{
    /// <summary>The largest file, in bytes: 64 MiB. It is kept on disk while it is read, never whole in memory.</summary>
    public const long MaxFileBytes = 64L * 1024 * 1024;

    /// <summary>The most that the parts of a spreadsheet may unpack to, in bytes: 128 MiB.</summary>
    public const long MaxUnpackedBytes = 128L * 1024 * 1024;

    /// <summary>The most that a spreadsheet's shared strings, which are held in memory whole, may unpack to, in bytes: 32 MiB.</summary>
    public const long MaxSharedStringsBytes = 32L * 1024 * 1024;

    /// <summary>The most cells of a sheet, its rows times its columns: empty ones are gone through too.</summary>
    public const long MaxSheetCells = 20_000_000;

    /// <summary>How many spreadsheets are read at the same time; others wait.</summary>
    public const int SpreadsheetsAtOnce = 4;

    /// <summary>How many more may wait; over it, 503.</summary>
    public const int SpreadsheetsWaiting = 100;

    /// <summary>The most reports that may be rejected; then the rest of the file is not read.</summary>
    public const int MaxRejected = 10_000;

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
