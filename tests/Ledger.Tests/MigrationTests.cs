using Kkr.Migrations;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kkr.Ledger;

public sealed class MigrationTests(SharedPostgreSql shared)
{
    private static readonly string[] PostgreSqlScripts =
    [
        "PostgreSql/0001_ledger.sql", "PostgreSql/0002_orleans_membership.sql",
        "PostgreSql/0003_orleans_storage.sql", "PostgreSql/0004_orleans_reminders.sql", "PostgreSql/0030_page_keys.sql",
        "PostgreSql/0031_ledger_collation.sql", "PostgreSql/0032_snapshot_storage.sql",
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
    public async Task A_ledger_with_entries_is_compared_byte_by_byte_after_an_upgrade_whatever_its_database_s_locale()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(await shared.Server.CreateDatabaseAsync("C.utf8"));
        await connection.OpenAsync(stop);
        foreach (var script in PostgreSqlScripts.TakeWhile(s => s != "PostgreSql/0031_ledger_collation.sql")) await RunAsync(ScriptOf(script));
        await RunAsync("""
            INSERT INTO ledger SELECT 'report/a/851/' || i, 1, i, 'report/a', now(), 'nn', 'reporter/851', 'k' || i,
                sha256('f'), 'report-submitted', '{"figures":[]}', sha256('p'), sha256('h') FROM generate_series(1, 3) AS i
            """);

        await RunAsync(ScriptOf("PostgreSql/0031_ledger_collation.sql"));

        Assert.Equal("C,C,C,C", await ReadAsync("""
            SELECT string_agg(collation_name, ',') FROM information_schema.columns
            WHERE table_name = 'ledger' AND column_name IN ('stream', 'topic', 'scope', 'command_id')
            """));
        Assert.Equal("report/a/851/1,report/a/851/2,report/a/851/3", await ReadAsync("SELECT string_agg(stream, ',' ORDER BY stream) FROM ledger_readable"));
        Assert.Equal("2", await ReadAsync("SELECT position::text FROM ledger WHERE scope = 'reporter/851' AND command_id = 'k2'"));
        var again = await Assert.ThrowsAsync<PostgresException>(() => RunAsync("INSERT INTO ledger SELECT 'other', 1, 9, topic, recorded_at, actor, scope, command_id, fingerprint, kind, content, previous, hash FROM ledger WHERE position = 2"));
        Assert.Equal("ledger_command", again.ConstraintName);

#pragma warning disable CA2100 // The statements stand in the tests and in the program.
        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(stop);
        }

        async Task<object?> ReadAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync(stop);
        }
#pragma warning restore CA2100
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

    private static string ScriptOf(string name)
    {
        using var script = new StreamReader(typeof(Schema).Assembly.GetManifestResourceStream(name)!);
        return script.ReadToEnd();
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
