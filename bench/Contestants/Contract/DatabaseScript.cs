using Npgsql;

namespace Kkr.Bench.Contract;

/// <summary>A contestant's schema, run at its start.</summary>
internal static class DatabaseScript
{
    /// <summary>Runs one of the embedded scripts; its statements do nothing the second time.</summary>
    public static async Task RunAsync(NpgsqlDataSource database, string name)
    {
        await using var stream = typeof(DatabaseScript).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        await using var command = database.CreateCommand(await reader.ReadToEndAsync());
        await command.ExecuteNonQueryAsync();
    }
}
