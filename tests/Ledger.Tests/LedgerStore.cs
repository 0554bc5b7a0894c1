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

    /// <summary>Takes away all that keeps rows apart and in place, as the owner of the database can.</summary>
    public async Task TakeConstraintsAwayAsync()
    {
        await ExecuteAsync(Unprotect);
        await ExecuteAsync(Unconstrain);
    }

    /// <summary>Makes rows that are other than they were so, past everything that would record it.</summary>
    public async Task RewriteAsync(IReadOnlyList<LedgerEntry> before, IReadOnlyList<LedgerEntry> after)
    {
        var gone = before.Except(after).Select(e => e.Position).ToList();
        // A row that was there twice goes with its double, and comes back alone.
        var added = after.Where(e => gone.Contains(e.Position)).Union(after.Except(before)).Distinct().ToList();
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (gone.Count > 0) await RunAsync($"DELETE FROM ledger WHERE position IN ({string.Join(", ", gone)})", []);
        if (added.Count > 0)
        {
            var values = added.SelectMany(Stored).ToArray();
            var width = values.Length / added.Count;
            var rows = added.Select((_, row) => $"({string.Join(", ", Enumerable.Range(row * width, width).Select(i => $"@p{i}"))})");
            await RunAsync(
                "INSERT INTO ledger (position, stream, sequence, topic, recorded_at, actor, scope, command_id, fingerprint, kind, content, previous, hash) VALUES "
                + string.Join(", ", rows), values);
        }

        await transaction.CommitAsync();

        async Task RunAsync(string sql, object[] values)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // Numbers and names of parameters only.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"p{i}", values[i]);
                command.Parameters.Add(parameter);
            }
            await command.ExecuteNonQueryAsync();
        }
    }

    public abstract ValueTask DisposeAsync();

    protected abstract string Unprotect { get; }

    protected abstract string Unconstrain { get; }

    protected abstract object StoredTime(DateTimeOffset time);

    private IEnumerable<object> Stored(LedgerEntry e) =>
    [
        e.Position, e.Stream, e.Sequence, e.Topic, StoredTime(e.RecordedAt), e.Actor, e.Scope, e.CommandId, e.Fingerprint.ToBytes(), e.Kind, e.Content,
        e.Previous.ToBytes(), e.Hash.ToBytes(),
    ];

    protected abstract DbConnection Connect();
}

public sealed class PostgreSqlStore(string connectionString) : LedgerStore
{
    private readonly List<PostgreSqlLedger> _opened = [];

    public static async Task<PostgreSqlStore> CreateAsync(PostgreSqlServer server)
    {
        var connectionString = await server.CreateDatabaseAsync();
        await Schema.UpgradePostgreSqlAsync(connectionString, CancellationToken.None);
        return new PostgreSqlStore(connectionString);
    }

    public string ConnectionString => connectionString;

    public override ILedger Open()
    {
        var ledger = PostgreSqlLedger.Of(connectionString);
        _opened.Add(ledger);
        return ledger;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var ledger in _opened) await ledger.DisposeAsync();
    }

    protected override string Unprotect => "ALTER TABLE ledger DISABLE TRIGGER ALL";

    protected override string Unconstrain =>
        "ALTER TABLE ledger DROP CONSTRAINT ledger_stream_sequence, DROP CONSTRAINT ledger_position, DROP CONSTRAINT ledger_command";

    protected override object StoredTime(DateTimeOffset time) => time.UtcDateTime;

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

    protected override string Unconstrain =>
        "DROP VIEW ledger_readable; CREATE TABLE other AS SELECT * FROM ledger; DROP TABLE ledger; ALTER TABLE other RENAME TO ledger";

    protected override object StoredTime(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    protected override DbConnection Connect() => new SqliteConnection(ConnectionString + ";Pooling=false");
}
