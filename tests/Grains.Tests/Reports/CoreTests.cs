using Kkr.Ledger;

namespace Kkr.Reports;

public sealed class SqliteCoreTests : CoreContract
{
    protected override Task<LedgerStore> CreateStoreAsync() => Task.FromResult<LedgerStore>(new SqliteStore());
}

public sealed class PostgreSqlCoreTests(SharedPostgreSql shared) : CoreContract
{
    protected override async Task<LedgerStore> CreateStoreAsync() => await PostgreSqlStore.CreateAsync(shared.Server);
}
