using System.Data.Common;
using System.Globalization;
using Kkr.Ledger;

namespace Kkr.Hosting;

/// <summary>
/// <c>src/Silo -- verify</c>: verifies the ledger of a database, of the running cluster or of a copy, without a cluster. A
/// connection string with <c>Data Source</c> is that of a SQLite file.
/// </summary>
internal static class VerifyCommand
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(5);

    /// <summary>Whether a connection string is that of a SQLite file.</summary>
    public static bool IsSqlite(string connection) => new DbConnectionStringBuilder { ConnectionString = connection }.ContainsKey("Data Source");

    /// <summary>Verifies, and says what was found.</summary>
    /// <returns>The exit code: 0 where the ledger is valid, 1 where it is not.</returns>
    public static async Task<int> RunAsync(string connection, AnchorOptions options, TextWriter output, TimeProvider clock, CancellationToken cancellationToken)
    {
        IAnchors anchors = options.File is { } file ? new AnchorFile(file) : new NoAnchors();
        await using var database = IsSqlite(connection) ? null : PostgreSqlLedger.Of(connection);
        ILedger ledger = database is null ? new SqliteLedger(connection) : database;
        var reportedAt = clock.GetTimestamp();
        var verdict = await new LedgerVerification(ledger, anchors).RunAsync(Report, cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"entries: {verdict.Entries}, anchored: {verdict.AnchoredTo}, valid: {(verdict.Valid ? "yes" : "no")}"));
        if (options.File is null) await output.WriteLineAsync("Ledger:Anchors:File is not configured: a ledger that was rewritten from some point on, or cut short, does not show.");
        if (verdict.FirstBroken is not { } broken) return 0;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"first broken: position {broken.Position}, {broken.Reason}{(broken.Stream.Length == 0 ? "" : $", stream {broken.Stream}, sequence {broken.Sequence}")}"));
        return 1;

        void Report(long entries)
        {
            if (clock.GetElapsedTime(reportedAt) < BetweenReports) return;
            reportedAt = clock.GetTimestamp();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… {entries} entries"));
        }
    }
}
