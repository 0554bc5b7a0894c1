using Kkr.Migrations;
using Microsoft.Data.Sqlite;

namespace Kkr.Ledger;

public sealed class MigrationTests(SharedPostgreSql shared)
{
    private static readonly string[] PostgreSqlScripts =
    [
        "PostgreSql/0001_ledger.sql", "PostgreSql/0002_orleans_membership.sql",
        "PostgreSql/0003_orleans_storage.sql", "PostgreSql/0004_orleans_reminders.sql", "PostgreSql/0030_page_keys.sql",
    ];

    private static readonly string[] SqliteScripts = ["Sqlite/0001_ledger.sql", "Sqlite/0002_orleans_storage.sql"];

    [Fact]
    public async Task A_second_upgrade_of_PostgreSQL_does_nothing()
    {
        var database = await shared.Server.CreateDatabaseAsync();

        Assert.Equal(PostgreSqlScripts, await Schema.UpgradePostgreSqlAsync(database, TestContext.Current.CancellationToken));
        Assert.Empty(await Schema.UpgradePostgreSqlAsync(database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Upgrades_of_PostgreSQL_from_several_places_at_once_run_each_script_once()
    {
        var database = await shared.Server.CreateDatabaseAsync();

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => Schema.UpgradePostgreSqlAsync(database, TestContext.Current.CancellationToken))));

        Assert.Equal(PostgreSqlScripts, runs.SelectMany(r => r).Order());
    }

    [Fact]
    public async Task Upgrades_of_SQLite_from_several_places_at_once_run_each_script_once()
    {
        var folder = Directory.CreateTempSubdirectory("kkr-migration-");
        var database = $"Data Source={Path.Combine(folder.FullName, "kkr.db")}";

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Schema.UpgradeSqlite(database))));

        Assert.Equal(SqliteScripts, runs.SelectMany(r => r).Order());
        Assert.Empty(Schema.UpgradeSqlite(database));
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_upgrade_that_fails_says_which_script_and_leaves_nothing_behind()
    {
        var folder = Directory.CreateTempSubdirectory("kkr-migration-");
        var database = $"Data Source={Path.Combine(folder.FullName, "kkr.db")};Pooling=false";
        await ExecuteAsync(database, "CREATE VIEW ledger_readable AS SELECT 1 AS one");

        var failure = Assert.Throws<SchemaUpgradeException>(() => Schema.UpgradeSqlite(database));

        Assert.Contains("Sqlite/0001_ledger.sql", failure.Message, StringComparison.Ordinal);
        await ExecuteAsync(database, "DROP VIEW ledger_readable; CREATE TABLE ledger (a); DROP TABLE ledger");
        Assert.Equal(SqliteScripts, Schema.UpgradeSqlite(database));
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new SqliteConnection(database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
