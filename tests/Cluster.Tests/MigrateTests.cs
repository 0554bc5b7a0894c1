using Kkr.Testing.PostgreSql;
using Kkr.Testing.Processes;
using Npgsql;

namespace Kkr.Cluster.Tests;

/// <summary><c>src/Silo -- migrate</c>, run as the operators run it.</summary>
public sealed class MigrateTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Run_from_two_places_at_once_and_then_again_it_leaves_one_schema()
    {
        await using var server = await PostgreSqlServer.StartNewAsync();
        var connection = await server.CreateDatabaseAsync();
        Assert.All(await Task.WhenAll(MigrateAsync(connection), MigrateAsync(connection)), Assert.Empty);
        var schema = await TablesAsync(connection);
        Assert.Contains("ledger", string.Join(' ', schema), StringComparison.Ordinal);
        Assert.Contains("orleansmembershiptable", schema);
        Assert.Empty(await MigrateAsync(connection));
        Assert.Equal(schema, await TablesAsync(connection));
    }

    [Fact]
    public async Task Without_a_database_it_fails_and_says_so()
    {
        await using var migration = ServiceProcess.Start("migrate", "Kkr.Orleans.Silo", new Dictionary<string, string>(), "migrate");
        Assert.NotEqual(0, await migration.ExitAsync(Patience, "Migration without a connection string"));
        Assert.Contains("ConnectionStrings:Kkr", migration.LastOutput, StringComparison.Ordinal);
    }

    /// <summary>What went wrong, if anything.</summary>
    private static async Task<string> MigrateAsync(string connection)
    {
        await using var migration = ServiceProcess.Start(
            "migrate", "Kkr.Orleans.Silo", new Dictionary<string, string> { ["ConnectionStrings__Kkr"] = connection }, "migrate");
        return await migration.ExitAsync(Patience, "Migration") == 0 ? "" : migration.LastOutput;
    }

    private static async Task<List<string>> TablesAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(
            "SELECT table_name || '.' || column_name, table_name FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1");
        await using var reader = await command.ExecuteReaderAsync();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
            names.Add(reader.GetString(1));
        }

        return [.. names];
    }
}
