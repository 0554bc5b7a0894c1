namespace Kkr.Ledger;

public sealed class PostgreSqlLedgerTests(SharedPostgreSql shared) : LedgerContract
{
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
