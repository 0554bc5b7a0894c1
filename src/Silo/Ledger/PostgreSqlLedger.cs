using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;

namespace Kkr.Ledger;

/// <summary>The ledger in PostgreSQL: for clusters and for production. Any number of silos append to one.</summary>
public sealed class PostgreSqlLedger : ILedger, IAsyncDisposable
{
    private const string Columns =
        "position, stream, sequence, topic, recorded_at, actor, scope, command_id, fingerprint, kind, content, previous, hash";

    // Reads go page by page, so that a slow reader holds neither a connection nor an old snapshot, nor much memory.
    private const int PageEntries = 2000;
    private const int PageBytes = 4 * 1024 * 1024;
    private const int PageDigests = 50_000;

    // Each is a process of PostgreSQL, and the pool takes them in turn: of seventy, left over from a start, each would be cold.
    private const int MostReaders = 16;

    private const int SecondsBetweenSigns = 30;

    // However far a stream goes on while it is read, what has been read of it is how it was at some moment.
    private const long Everything = long.MaxValue;

    // A page's key, what it comes after, and up to where it goes.
    private const int FixedParameters = 3;

    private readonly NpgsqlDataSource _database;
    private readonly AppendSession _appends;

    private PostgreSqlLedger(NpgsqlDataSource database, AppendSession appends) => (_database, _appends) = (database, appends);

    /// <summary>The ledger of a database.</summary>
    public static PostgreSqlLedger Of(string connection)
    {
        return new(
            Build(readers => readers.MaxPoolSize = Math.Min(readers.MaxPoolSize, MostReaders)),
            // It stays open, and is asked now and then, so that the first batch after a quiet hour does not find it gone.
            new(Build(appends => (appends.MaxPoolSize, appends.KeepAlive) = (1, SecondsBetweenSigns))));

        NpgsqlDataSource Build(Action<NpgsqlConnectionStringBuilder> set)
        {
            // Nothing is ever set on a connection of the ledger beyond its transaction.
            var builder = new NpgsqlDataSourceBuilder(connection) { ConnectionStringBuilder = { NoResetOnClose = true } };
            set(builder.ConnectionStringBuilder);
            return builder.Build();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _appends.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<ProposedEntry> batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0) return [];
        try
        {
            return await AppendOnceAsync(batch, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Only somebody who writes without the lock, or a batch that holds a command twice, gets here.
            return await AppendOneByOneAsync(batch, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerEntry> ReadStreamAsync(string stream, long afterSequence, CancellationToken cancellationToken) =>
        ReadPagesAsync("stream = $1 AND sequence > $2 AND position <= $3", "sequence", stream, afterSequence, Everything, e => e.Sequence, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerEntry> ReadTopicAsync(string topic, long afterPosition, CancellationToken cancellationToken) =>
        ReadPagesAsync("topic = $1 AND position > $2 AND position <= $3", "position", topic, afterPosition, null, e => e.Position, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerEntry> ReadTopicAsync(string topic, IReadOnlyCollection<string> prefixes, long afterPosition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefixes);
        // One look-up of a beginning for all prefixes of a length: comparing the stream with each of them costs as much as all the rest.
        IGrouping<int, string>[] byLength = [.. prefixes.GroupBy(p => p.EnumerateRunes().Count())];
        var begins = string.Join(" OR ", byLength.Select((some, i) => string.Create(
            CultureInfo.InvariantCulture, $"left(stream, {some.Key}) = ANY(${FixedParameters + 1 + i})")));
        return ReadPagesAsync(
            $"topic = $1 AND position > $2 AND position <= $3 AND ({(begins.Length > 0 ? begins : "false")})", "position", topic, afterPosition, null, e => e.Position,
            cancellationToken, [.. byLength.Select(some => some.ToArray())]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> ReadTopicHeadsAsync(string topic, long afterPosition, CancellationToken cancellationToken) =>
        ReachAsync<IReadOnlyDictionary<string, long>>(async () =>
        {
            await using var command = _database.CreateCommand(
                "SELECT stream, max(sequence) FROM ledger WHERE topic = $1 AND position > $2 GROUP BY stream");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = topic });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterPosition });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var heads = new Dictionary<string, long>(StringComparer.Ordinal);
            while (await reader.ReadAsync(cancellationToken)) heads.Add(reader.GetString(0), reader.GetInt64(1));
            return heads;
        });

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerEntry> ReadAllAsync(long afterPosition, CancellationToken cancellationToken) =>
        ReadPagesAsync("$1::text IS NULL AND position > $2 AND position <= $3", "position", null, afterPosition, null, e => e.Position, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerDigest> ReadDigestsAsync(long afterPosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var until = await ReadHeadAsync(cancellationToken);
        List<LedgerDigest> page;
        do
        {
            page = await ReachAsync(() => ReadDigestPageAsync(afterPosition, until, cancellationToken));
            foreach (var digest in page) yield return digest;
            if (page.Count > 0) afterPosition = page[^1].Position;
        }
        while (page.Count == PageDigests);
    }

    /// <inheritdoc/>
    public Task<EntryHash?> FindHashAsync(long position, CancellationToken cancellationToken) => ReachAsync(async () =>
    {
        await using var command = _database.CreateCommand("SELECT hash FROM ledger WHERE position = $1");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] hash ? EntryHash.FromBytes(hash) : (EntryHash?)null;
    });

    /// <inheritdoc/>
    public Task<LedgerEntry?> FindCommandAsync(string scope, string commandId, CancellationToken cancellationToken) =>
        ReachAsync(async () =>
        {
            await using var connection = await _database.OpenConnectionAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"SELECT {Columns} FROM ledger WHERE scope = $1 AND command_id = $2", connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = scope });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = commandId });
            await command.PrepareAsync(cancellationToken);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? ReadEntry(reader, 0) : null;
        });

    /// <inheritdoc/>
    public Task<long> ReadHeadAsync(CancellationToken cancellationToken) => ReachAsync(async () =>
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT coalesce(max(position), 0) FROM ledger", connection);
        await command.PrepareAsync(cancellationToken);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    });

    private async Task<IReadOnlyList<AppendResult>> AppendOneByOneAsync(IReadOnlyList<ProposedEntry> batch, CancellationToken cancellationToken)
    {
        var results = new List<AppendResult>(batch.Count);
        var stopped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in batch)
        {
            var result = stopped.Contains(entry.Stream)
                ? await AnswerStoppedAsync(entry, cancellationToken)
                : await AppendAloneAsync(entry, cancellationToken);
            if (result.Outcome != AppendOutcome.Committed) stopped.Add(entry.Stream);
            results.Add(result);
        }
        return results;
    }

    private async Task<AppendResult> AnswerStoppedAsync(ProposedEntry entry, CancellationToken cancellationToken) =>
        await FindCommandAsync(entry.Scope, entry.CommandId, cancellationToken) is { } known
            ? AppendResult.CommandKnown(known)
            : AppendResult.SequenceTaken;

    private async Task<AppendResult> AppendAloneAsync(ProposedEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return (await AppendOnceAsync([entry], cancellationToken))[0];
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return AppendResult.SequenceTaken;
        }
    }

    private async Task<IReadOnlyList<AppendResult>> AppendOnceAsync(IReadOnlyList<ProposedEntry> batch, CancellationToken cancellationToken)
    {
        try
        {
            return await TransactAsync(batch, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException || (IsOutage(e) && e is not PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }))
        {
            throw new LedgerUnavailableException("PostgreSQL did not answer; whether the batch was committed is unknown.", e);
        }
    }

    private Task<IReadOnlyList<AppendResult>> TransactAsync(IReadOnlyList<ProposedEntry> batch, CancellationToken cancellationToken) =>
        _appends.DoAsync<IReadOnlyList<AppendResult>>(async (connection, session) =>
        {
            if (await TryContinueAsync(connection, session, batch, cancellationToken) is { } first)
                return [.. Enumerable.Range(0, batch.Count).Select(i => Committed(first + i))];
            await using var decide = PostgreSqlAppend.ToDecide(connection, batch);
            return await ExecuteAsync(decide, row =>
                !row.IsDBNull(1) ? AppendResult.CommandKnown(ReadEntry(row, 1))
                : !row.IsDBNull(0) ? Committed(row.GetInt64(0))
                : AppendResult.SequenceTaken, cancellationToken);

            AppendResult Committed(long position) => AppendResult.Committed(position) with { Session = session };
        }, cancellationToken);

    /// <summary>Records the whole batch, if every entry continues its stream: the first one's position. Null when nothing was recorded.</summary>
    private static async Task<long?> TryContinueAsync(
        NpgsqlConnection connection, long session, IReadOnlyList<ProposedEntry> batch, CancellationToken cancellationToken)
    {
        await using var commands = PostgreSqlAppend.ToContinue(connection, session, batch);
        if (commands is null) return null;
        try
        {
            var positions = await ExecuteAsync(commands, row => row.GetInt64(0), cancellationToken);
            return positions.Count == 0 ? null : positions.Min();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
            await rollback.ExecuteNonQueryAsync(cancellationToken);
            return null;
        }
    }

    private static async Task<List<T>> ExecuteAsync<T>(NpgsqlBatch commands, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        // Once a connection; planning the statement anew for each batch costs more than running it.
        await commands.PrepareAsync(cancellationToken);
        // A failed statement leaves the transaction open; the pool rolls it back when the connection returns.
        await using var reader = await commands.ExecuteReaderAsync(cancellationToken);
        // The first of the rows is that of the lock.
        await reader.NextResultAsync(cancellationToken);
        var results = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) results.Add(read(reader));
        // The commit's own answer comes last, and is what makes the results true.
        await reader.NextResultAsync(cancellationToken);
        return results;
    }

    private async IAsyncEnumerable<LedgerEntry> ReadPagesAsync(
        string condition, string order, string? key, long after, long? upTo, Func<LedgerEntry, long> place, [EnumeratorCancellation] CancellationToken cancellationToken,
        params string[][] lists)
    {
        // Positions become visible in order, so all pages up to one position show one and the same state of the ledger.
        var until = upTo ?? await ReadHeadAsync(cancellationToken);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var coming = ComeAsync(after);
        try
        {
            while (true)
            {
                var (page, more) = await coming;
                // The next page is read while this one is worked at.
                if (more) coming = ComeAsync(place(page[^1]));
                foreach (var entry in page) yield return entry;
                if (!more) yield break;
            }
        }
        finally
        {
            // Who has seen enough leaves a page that nobody wants.
            await enough.CancelAsync();
            await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }

        // Not on the scheduler of the grain that reads: it is busy with the page before.
        Task<(List<LedgerEntry> Page, bool More)> ComeAsync(long from) =>
            Task.Run(() => ReachAsync(() => ReadPageAsync(condition, order, key, from, until, lists, enough.Token)), enough.Token);
    }

    private async Task<(List<LedgerEntry> Page, bool More)> ReadPageAsync(
        string condition, string order, string? key, long after, long until, string[][] lists, CancellationToken cancellationToken)
    {
        // The page ends with the entry that fills it; what comes after is not even sent.
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"""
            SELECT {Columns} FROM (
                SELECT p.*, sum(octet_length(content)) OVER (ORDER BY {order}) - octet_length(content) AS bytes_before
                FROM (SELECT {Columns} FROM ledger WHERE {condition} ORDER BY {order} LIMIT {PageEntries}) p) q
            WHERE bytes_before < {PageBytes} ORDER BY {order}
            """, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)key ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = until });
        foreach (var list in lists) command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = list });
        // Reading a few entries of a stream, as each report does that comes to live, costs less than planning how to; a page of a topic is
        // planned for where it begins.
        if (until == Everything) await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var page = new List<LedgerEntry>();
        long bytes = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            page.Add(ReadEntry(reader, 0));
            bytes += Encoding.UTF8.GetByteCount(page[^1].Content);
        }
        return (page, bytes >= PageBytes || page.Count == PageEntries);
    }

    private async Task<List<LedgerDigest>> ReadDigestPageAsync(long after, long until, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(
            $"SELECT position, hash FROM ledger WHERE position > $1 AND position <= $2 ORDER BY position LIMIT {PageDigests}");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = until });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var page = new List<LedgerDigest>();
        while (await reader.ReadAsync(cancellationToken)) page.Add(new(reader.GetInt64(0), ReadHash(reader, 1)));
        return page;
    }

    private static LedgerEntry ReadEntry(DbDataReader row, int first) => new(
        row.GetInt64(first), row.GetString(first + 1), row.GetInt64(first + 2), row.GetString(first + 3),
        new DateTimeOffset(row.GetDateTime(first + 4)), row.GetString(first + 5), row.GetString(first + 6), row.GetString(first + 7),
        ReadHash(row, first + 8), row.GetString(first + 9), row.GetString(first + 10), ReadHash(row, first + 11), ReadHash(row, first + 12));

    private static EntryHash ReadHash(DbDataReader row, int column) => EntryHash.FromBytes(row.GetFieldValue<byte[]>(column));

    private static async Task<T> ReachAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (IsOutage(e))
        {
            throw new LedgerUnavailableException("PostgreSQL can't be reached.", e);
        }
    }

    private static bool IsOutage(Exception e) => e is NpgsqlException or SocketException or IOException or TimeoutException;
}
