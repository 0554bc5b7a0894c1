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

    /// <summary>
    /// What a session committed is not looked for again while it lasts. A server that takes over without the newest entries is reached over
    /// another connection, and there a stream must not go on after an entry that is gone.
    /// </summary>
    [Fact]
    public async Task An_entry_that_a_server_lost_is_missed_by_the_next_one_once_the_session_is_another()
    {
        var cancel = TestContext.Current.CancellationToken;
        var entries = TestEntries.Chain("a", 3);
        var first = Assert.Single(await Ledger.AppendAsync([entries[0]], cancel));
        var second = Assert.Single(await Ledger.AppendAsync([entries[1] with { PreviousSession = first.Session }], cancel));
        Assert.NotEqual(0, first.Session);
        Assert.Equal(first.Session, second.Session);
        var third = entries[2] with { PreviousSession = second.Session };

        await Store.TamperAsync("DELETE FROM ledger WHERE sequence = 2");
        await Store.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => Ledger.AppendAsync([third], cancel));

        Assert.Equal(AppendResult.SequenceTaken, Assert.Single(await Ledger.AppendAsync([third], cancel)));
        var again = Assert.Single(await Ledger.AppendAsync([entries[1] with { PreviousSession = first.Session }], cancel));
        Assert.Equal(2, again.Position);
        Assert.NotEqual(first.Session, again.Session);
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
