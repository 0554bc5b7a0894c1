using Microsoft.Data.Sqlite;

namespace Kkr.Ledger;

/// <summary>The one connection that writes to a SQLite ledger, with its prepared statements. Not for two threads at once.</summary>
internal sealed class SqliteAppend : IDisposable
{
    private const int ConstraintViolated = 19;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _findCommand;
    private readonly SqliteCommand _findHead;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _lastPosition;

    public SqliteAppend(string connectionString)
    {
        // Its own connection, out of the pool: the settings below must not leak to readers, nor theirs to it.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = 4 }.ConnectionString);
        try
        {
            _connection.Open();
            // SQLite's own wait for another process's write is much finer than the provider's.
            Execute("PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            _findCommand = Prepare($"SELECT {SqliteRow.Columns} FROM ledger WHERE scope = $1 AND command_id = $2", 2);
            _findHead = Prepare("SELECT sequence, hash FROM ledger WHERE stream = $1 ORDER BY sequence DESC LIMIT 1", 1);
            _insert = Prepare($"INSERT INTO ledger ({SqliteRow.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)", 13);
            _lastPosition = Prepare("SELECT coalesce(max(position), 0) FROM ledger", 0);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Decides about the entries one after the other in one transaction. It returns after the fsync.</summary>
    public IReadOnlyList<AppendResult> Append(IReadOnlyList<ProposedEntry> batch, CancellationToken cancellationToken)
    {
        // IMMEDIATE takes the write lock before anything is read, so that what is read stays true until the commit.
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var command in (SqliteCommand[])[_findCommand, _findHead, _insert, _lastPosition]) command.Transaction = transaction;
        var position = (long)_lastPosition.ExecuteScalar()!;
        // A null head marks a stream of which an entry was not recorded.
        var heads = new Dictionary<string, (long Sequence, EntryHash Hash)?>(StringComparer.Ordinal);
        var results = new List<AppendResult>(batch.Count);
        foreach (var entry in batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = Decide(entry, position + 1, heads);
            if (result.Outcome == AppendOutcome.Committed) position++;
            results.Add(result);
        }
        transaction.Commit();
        return results;
    }

    public void Dispose()
    {
        _findCommand.Dispose();
        _findHead.Dispose();
        _insert.Dispose();
        _lastPosition.Dispose();
        _connection.Dispose();
    }

    private AppendResult Decide(ProposedEntry entry, long position, Dictionary<string, (long Sequence, EntryHash Hash)?> heads)
    {
        if (!heads.TryGetValue(entry.Stream, out var head)) head = FindHead(entry.Stream);
        heads[entry.Stream] = null;
        if (FindCommand(entry.Scope, entry.CommandId) is { } known) return AppendResult.CommandKnown(known);
        if (head is not var (sequence, hash) || entry.Sequence != sequence + 1 || entry.Previous != hash || !TryInsert(entry, position))
        {
            return AppendResult.SequenceTaken;
        }
        heads[entry.Stream] = (entry.Sequence, entry.Hash);
        return AppendResult.Committed(position);
    }

    private LedgerEntry? FindCommand(string scope, string commandId)
    {
        _findCommand.Parameters[0].Value = scope;
        _findCommand.Parameters[1].Value = commandId;
        using var reader = _findCommand.ExecuteReader();
        return reader.Read() ? SqliteRow.Read(reader) : null;
    }

    private (long Sequence, EntryHash Hash) FindHead(string stream)
    {
        _findHead.Parameters[0].Value = stream;
        using var reader = _findHead.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), SqliteRow.ReadHash(reader, 1)) : (0, EntryHash.None);
    }

    private bool TryInsert(ProposedEntry entry, long position)
    {
        ReadOnlySpan<object> values =
        [
            position, entry.Stream, entry.Sequence, entry.Topic, entry.RecordedAt.ToUnixTimeMilliseconds(), entry.Actor, entry.Scope,
            entry.CommandId, entry.Fingerprint.ToBytes(), entry.Kind, entry.Content, entry.Previous.ToBytes(), entry.Hash.ToBytes(),
        ];
        for (var i = 0; i < values.Length; i++) _insert.Parameters[i].Value = values[i];
        try
        {
            _insert.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == ConstraintViolated)
        {
            // The last line of defence; SQLite takes back the statement and keeps the transaction.
            return false;
        }
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"${i}"), Value = DBNull.Value });
        }
        command.Prepare();
        return command;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
