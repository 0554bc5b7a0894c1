using Npgsql;

namespace Kkr.Cluster.Tests.Backups;

/// <summary>What is looked at, or done, in a database directly.</summary>
internal static class RestoredDatabase
{
    /// <summary>The position of the newest entry.</summary>
    public static async Task<long> HeadAsync(string connection) => (long)(await RunAsync(connection, "SELECT max(position) FROM ledger"))!;

    /// <summary>Runs a statement.</summary>
    /// <returns>The first value of what it answers.</returns>
    public static async Task<object?> RunAsync(string connection, string sql)
    {
        await using var database = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
