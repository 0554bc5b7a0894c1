using Npgsql;

namespace Kkr.Ledger;

public sealed class PostgreSqlLedgerTests(SharedPostgreSql shared) : LedgerContract
{
    /// <summary>Taken from among those of readers, each batch would meet a process of PostgreSQL that has been idle for long: half as many are recorded.</summary>
    [Fact]
    public async Task All_batches_go_over_one_connection_however_many_read()
    {
        var cancel = TestContext.Current.CancellationToken;
        for (var round = 0; round < 20; round++)
        {
            var reading = Enumerable.Range(0, 30).Select(i => Ledger.FindCommandAsync("municipality/851", $"c{i}", cancel)).ToList();
            await Ledger.AppendAsync([TestEntries.First($"s{round}", $"c{round}")], cancel);
            await Task.WhenAll(reading);
        }

        await using var connection = new NpgsqlConnection(((PostgreSqlStore)Store).ConnectionString + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await using var count = new NpgsqlCommand(
            "SELECT count(*) FILTER (WHERE query = 'COMMIT'), count(*) FILTER (WHERE query LIKE 'SELECT position%') FROM pg_stat_activity WHERE datname = current_database()",
            connection);
        await using var row = await count.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        Assert.Equal(1, row.GetInt64(0));
        Assert.InRange(row.GetInt64(1), 2, 16);
    }

    protected override async Task<LedgerStore> CreateStoreAsync() => await PostgreSqlStore.CreateAsync(shared.Server);
}

public sealed class PostgreSqlTamperingTests(SharedPostgreSql shared) : TamperingContract
{
    protected override async Task<LedgerStore> CreateStoreAsync() => await PostgreSqlStore.CreateAsync(shared.Server);
}

public sealed class SqliteTamperingTests : TamperingContract
{
    protected override Task<LedgerStore> CreateStoreAsync() => Task.FromResult<LedgerStore>(new SqliteStore());
}

public sealed class SqliteLedgerTests : LedgerContract
{
    protected override Task<LedgerStore> CreateStoreAsync() => Task.FromResult<LedgerStore>(new SqliteStore());
}
