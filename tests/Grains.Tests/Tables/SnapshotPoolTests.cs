using Kkr.Hosting;
using Kkr.Ledger;
using Kkr.Municipalities;
using Npgsql;

namespace Kkr.Tables;

/// <summary>Snapshots leave the database's connections to others: PostgreSQL has a hundred by default, and a silo may hold thousands of tables.</summary>
public sealed class SnapshotPoolTests(SharedPostgreSql shared)
{
    [Fact]
    public async Task However_many_tables_come_at_once_their_snapshots_take_few_connections()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var store = await PostgreSqlStore.CreateAsync(shared.Server);
        await using var silos = await TestSilos.StartAsync(store, 1);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            silos.Grains.Table(new(AreaCode.Parse("081"), $"data-set-{i}")).ReadCompletenessAsync(stop)));

        await using var database = NpgsqlDataSource.Create(store.ConnectionString);
        await using var count = database.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query ILIKE '%FROM orleansstorage%'");
        Assert.InRange((long)(await count.ExecuteScalarAsync(stop))!, 1, 8);
    }
}
