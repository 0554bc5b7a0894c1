using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kkr.Migrations;

/// <summary>
/// Creates or upgrades a database: the ledger, and what Orleans' AdoNet providers look up. Safe to run twice and from
/// two places at once: the second one waits, and then finds nothing left to do.
/// </summary>
public static class Schema
{
    // Any number that no other user of the database takes for an advisory lock.
    private const long MigrationLock = 0x6B6B725F6D696772;

    /// <summary>Upgrades a PostgreSQL database, which must exist.</summary>
    /// <returns>The names of the scripts that were run now.</returns>
    /// <exception cref="SchemaUpgradeException">A script failed; it left nothing behind, and those before it stay.</exception>
    public static async Task<IReadOnlyList<string>> UpgradePostgreSqlAsync(string connectionString, CancellationToken cancellationToken)
    {
        // The lock lives as long as this session, so that a migration that is killed does not leave it behind.
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        await using var guard = new NpgsqlConnection(unpooled.ConnectionString);
        await guard.OpenAsync(cancellationToken);
        await using (var wait = new NpgsqlCommand("SELECT pg_advisory_lock($1)", guard) { Parameters = { new() { Value = MigrationLock } } })
        {
            await wait.ExecuteNonQueryAsync(cancellationToken);
        }
        return Run(DeployChanges.To.PostgresqlDatabase(unpooled.ConnectionString), "PostgreSql/");
    }

    /// <summary>Creates or upgrades a SQLite database file, and sets it to write-ahead logging.</summary>
    /// <returns>The names of the scripts that were run now.</returns>
    /// <exception cref="SchemaUpgradeException">A script failed; it left nothing behind, and those before it stay.</exception>
    public static IReadOnlyList<string> UpgradeSqlite(string connectionString)
    {
        var unpooled = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        // A lock inside the database itself would shut out the migration, too: an empty file beside it stands for it.
        var lockFile = new SqliteConnectionStringBuilder { DataSource = unpooled.DataSource + ".migration", Pooling = false };
        using var guard = new SqliteConnection(lockFile.ConnectionString);
        guard.Open();
        Execute(guard, "PRAGMA busy_timeout = 60000; BEGIN EXCLUSIVE");
        using (var database = new SqliteConnection(unpooled.ConnectionString))
        {
            database.Open();
            Execute(database, "PRAGMA journal_mode = WAL");
        }
        return Run(DeployChanges.To.SqliteDatabase(unpooled.ConnectionString), "Sqlite/");
    }

    private static string[] Run(UpgradeEngineBuilder builder, string folder)
    {
        var result = builder
            .WithScriptsEmbeddedInAssembly(typeof(Schema).Assembly, name => name.StartsWith(folder, StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        return result.Successful ? [.. result.Scripts.Select(s => s.Name)] : throw Failure(result);
    }

    private static SchemaUpgradeException Failure(DatabaseUpgradeResult result) =>
        new($"The database could not be upgraded: {result.ErrorScript?.Name} failed.", result.Error);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
