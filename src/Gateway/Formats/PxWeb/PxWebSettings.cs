namespace Kkr.Formats.PxWeb;

/// <summary>What the operator sets about the interface.</summary>
/// <param name="MaxDataCells">The most cells in one answer.</param>
/// <param name="MaxCallsPerTimeWindow">The most calls of one client in a time window, at least 1.</param>
/// <param name="TimeWindowSeconds">The time window in seconds, at least 1.</param>
/// <param name="AppVersion">The version of this server.</param>
public sealed record PxWebSettings(int MaxDataCells, int MaxCallsPerTimeWindow, int TimeWindowSeconds, string AppVersion);
