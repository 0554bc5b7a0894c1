using System.Data.Common;
using Kkr.Migrations;
using Kkr.Testing.PostgreSql;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kkr.Ledger;

/// <summary>A fresh, real store, on which several ledgers can be opened, as several silos do.</summary>
public abstract class LedgerStore : IAsyncDisposable
{
    /// <summary>A ledger of its own, with its own connections.</summary>
    public abstract ILedger Open();

    /// <summary>Takes away what keeps the ledger append-only, and runs a statement, as somebody who tampers would.</summary>
    public async Task TamperAsync(string sql)
    {
        await ExecuteAsync(Unprotect);
        await ExecuteAsync(sql);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public abstract ValueTask DisposeAsync();

    protected abstract string Unprotect { get; }

    protected abstract DbConnection Connect();
}

public sealed class PostgreSqlStore(string connectionString) : LedgerStore
{
    private readonly List<NpgsqlDataSource> _opened = [];

    public static async Task<PostgreSqlStore> CreateAsync(PostgreSqlServer server)
    {
        var connectionString = await server.CreateDatabaseAsync();
        await Schema.UpgradePostgreSqlAsync(connectionString, CancellationToken.None);
        return new PostgreSqlStore(connectionString);
    }

    public string ConnectionString => connectionString;

    public override ILedger Open()
    {
        var source = NpgsqlDataSource.Create(connectionString);
        _opened.Add(source);
        return new PostgreSqlLedger(source);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var source in _opened) await source.DisposeAsync();
    }

    protected override string Unprotect => "ALTER TABLE ledger DISABLE TRIGGER ALL";

    protected override DbConnection Connect() => new NpgsqlConnection(connectionString + ";Pooling=false");
}

public sealed class SqliteStore : LedgerStore
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kkr-ledger-").FullName;
    private readonly List<SqliteLedger> _opened = [];

    public SqliteStore() => Schema.UpgradeSqlite(ConnectionString);

    public string ConnectionString => $"Data Source={Path.Combine(_folder, "kkr.db")}";

    public override ILedger Open()
    {
        var ledger = new SqliteLedger(ConnectionString);
        _opened.Add(ledger);
        return ledger;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var ledger in _opened) await ledger.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    protected override string Unprotect => "DROP TRIGGER IF EXISTS ledger_no_update; DROP TRIGGER IF EXISTS ledger_no_delete";

    protected override DbConnection Connect() => new SqliteConnection(ConnectionString + ";Pooling=false");
}
