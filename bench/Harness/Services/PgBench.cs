using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Kkr.Bench.Measuring;
using Npgsql;

namespace Kkr.Bench.Services;

/// <summary>PostgreSQL's own load generator, which inserts as many bytes as a ledger entry has: nothing durable is faster row by row.</summary>
internal static partial class PgBench
{
    /// <summary>Inserts rows for a while, each committed by itself.</summary>
    public static async Task<Measurement> InsertAsync(Stage stage, int rowBytes, int connections, TimeSpan duration)
    {
        await using (var connection = new NpgsqlConnection(stage.PostgreSql.ConnectionString("postgres") + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand(
                "CREATE TABLE IF NOT EXISTS floor_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, content text NOT NULL)", connection);
            await create.ExecuteNonQueryAsync();
        }

        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, $"INSERT INTO floor_row (content) VALUES ('{new string('x', rowBytes)}');\n");
            var cpu = CpuTimes.Read();
            using var process = Process.Start(new ProcessStartInfo(Find(), [
                "-n", "-M", "prepared", "-h", "127.0.0.1", "-p", stage.PostgreSql.Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres",
                "-c", connections.ToString(CultureInfo.InvariantCulture), "-j", "1", "-T", Math.Ceiling(duration.TotalSeconds).ToString(CultureInfo.InvariantCulture),
                "-f", script, "postgres"])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException($"pgbench failed: {await errors}");
            // On a machine that is busy elsewhere, connecting may take all the time there was.
            if (!RateLine().IsMatch(said)) return new(0, 0, 0, 0, CpuTimes.Read().Since(cpu).Busy);
            var latency = Number(LatencyLine().Match(said));
            return new(Number(RateLine().Match(said)), latency, latency, 0, CpuTimes.Read().Since(cpu).Busy);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Find() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
        .Select(folder => Path.Combine(folder, "bin", "pgbench")).FirstOrDefault(File.Exists) ?? "pgbench";

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex RateLine();

    [GeneratedRegex(@"latency average = ([0-9.]+) ms")]
    private static partial Regex LatencyLine();
}
