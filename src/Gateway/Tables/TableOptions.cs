using Kkr.Formats.PxWeb;

namespace Kkr.Gateway.Tables;

/// <summary>What the operator sets about tables: the section <c>Tables</c> of the configuration.</summary>
public sealed class TableOptions
{
    /// <summary>The most cells in one answer, except of StatBank's BULK.</summary>
    public int MaxDataCells { get; init; } = 150_000;

    /// <summary>The most calls of one client in a time window that clients are told of.</summary>
    public int MaxCallsPerTimeWindow { get; init; } = 600;

    /// <summary>The time window in seconds.</summary>
    public int TimeWindowSeconds { get; init; } = 60;

    /// <summary>The settings as PxWebApi tells them.</summary>
    public PxWebSettings PxWeb => new(
        MaxDataCells, MaxCallsPerTimeWindow, TimeWindowSeconds, typeof(TableOptions).Assembly.GetName().Version?.ToString(3) ?? "1.0.0");
}
