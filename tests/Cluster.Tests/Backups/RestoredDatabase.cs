using Kkr.Testing.PostgreSql;
using Npgsql;

namespace Kkr.Cluster.Tests.Backups;

/// <summary>A database that a dump was restored into, and what is looked at, or done, in a database directly.</summary>
internal static class RestoredDatabase
{
    /// <summary>Restores a dump into a new database.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> RestoreAsync(PostgreSqlServer server, string dump)
    {
        var connection = await server.CreateDatabaseAsync();
        await server.RunClientAsync("pg_restore", "--dbname=" + NameOf(connection), "--exit-on-error", "--single-transaction", dump);
        return connection;
    }

    /// <summary>The name of the database that a connection string leads to.</summary>
    public static string NameOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

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
