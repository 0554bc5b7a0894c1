namespace Kkr.Formats.StatBank;

/// <summary>The formats of the StatBank interface.</summary>
public enum StatBankFormat
{
    /// <summary>One line a figure.</summary>
    Csv,

    /// <summary>JSON-stat 1.</summary>
    JsonStat,

    /// <summary>PC-Axis.</summary>
    Px,

    /// <summary>Excel.</summary>
    Xlsx,

    /// <summary>As csv, streamed and without a limit.</summary>
    Bulk,
}
