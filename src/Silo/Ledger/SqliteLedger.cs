using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Kkr.Ledger;

/// <summary>
/// The ledger in a SQLite file: for everything in one process. Write-ahead log, <c>synchronous=FULL</c>, one writing
/// connection; readers don't wait for it.
/// </summary>
/// <remarks>
/// SQLite answers synchronously. All work on it runs on the thread pool, so that a grain's turn is not held up by a disk.
/// The schema must exist.
/// </remarks>
public sealed class SqliteLedger : ILedger, IAsyncDisposable
{
    private const int PageEntries = 2000;
    private const int PageCharacters = 4 * 1024 * 1024;
    private const int PageDigests = 50_000;

    private readonly string _connectionString;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private SqliteAppend? _writer;

    /// <summary>Opens nothing yet; the file is opened by the first append or read.</summary>
    public SqliteLedger(string connectionString)
    {
        _connectionString = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWrite }.ConnectionString;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<ProposedEntry> batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0) return [];
        try
        {
            await _writing.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw new LedgerUnavailableException("SQLite was busy for too long; nothing was recorded.", e);
        }
        try
        {
            return await Task.Run(() => (_writer ??= new SqliteAppend(_connectionString)).Append(batch, cancellationToken), CancellationToken.None);
        }
        catch (Exception e) when (IsOutage(e) || e is OperationCanceledException)
        {
            // A connection that failed once may be in any state: the next append opens a new one.
            _writer?.Dispose();
            _writer = null;
            throw new LedgerUnavailableException("SQLite failed; whether the batch was committed is unknown.", e);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerEntry> ReadStreamAsync(string stream, long afterSequence, CancellationToken cancellationToken) =>
        ReadPagesAsync("stream = $key AND sequence > $after AND position <= $until ORDER BY sequence", stream, afterSequence, e => e.Sequence, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerEntry> ReadTopicAsync(string topic, long afterPosition, CancellationToken cancellationToken) =>
        ReadPagesAsync("topic = $key AND position > $after AND position <= $until ORDER BY position", topic, afterPosition, e => e.Position, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerEntry> ReadTopicAsync(string topic, IReadOnlyCollection<string> prefixes, long afterPosition, CancellationToken cancellationToken) =>
        ReadPagesAsync(
            "topic = $key AND position > $after AND position <= $until AND EXISTS (SELECT 1 FROM json_each($prefixes) p WHERE substr(stream, 1, length(p.value)) = p.value) ORDER BY position",
            topic, afterPosition, e => e.Position, cancellationToken, JsonSerializer.Serialize(prefixes));

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> ReadTopicHeadsAsync(string topic, long afterPosition, CancellationToken cancellationToken) =>
        ReachAsync<IReadOnlyDictionary<string, long>>(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT stream, max(sequence) FROM ledger WHERE topic = $topic AND position > $after GROUP BY stream";
            command.Parameters.AddWithValue("$topic", topic);
            command.Parameters.AddWithValue("$after", afterPosition);
            using var reader = command.ExecuteReader();
            var heads = new Dictionary<string, long>(StringComparer.Ordinal);
            while (reader.Read()) heads.Add(reader.GetString(0), reader.GetInt64(1));
            return heads;
        }, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerEntry> ReadAllAsync(long afterPosition, CancellationToken cancellationToken) =>
        ReadPagesAsync("$key IS NULL AND position > $after AND position <= $until ORDER BY position", null, afterPosition, e => e.Position, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerDigest> ReadDigestsAsync(long afterPosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var until = await ReadHeadAsync(cancellationToken);
        List<LedgerDigest> page;
        do
        {
            page = await ReachAsync(connection => ReadDigestPage(connection, afterPosition, until), cancellationToken);
            foreach (var digest in page) yield return digest;
            if (page.Count > 0) afterPosition = page[^1].Position;
        }
        while (page.Count == PageDigests);
    }

    /// <inheritdoc/>
    public Task<EntryHash?> FindHashAsync(long position, CancellationToken cancellationToken) => ReachAsync(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT hash FROM ledger WHERE position = $position";
        command.Parameters.AddWithValue("$position", position);
        return command.ExecuteScalar() is byte[] hash ? EntryHash.FromBytes(hash) : (EntryHash?)null;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<LedgerEntry?> FindCommandAsync(string scope, string commandId, CancellationToken cancellationToken) => ReachAsync(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {SqliteRow.Columns} FROM ledger WHERE scope = $scope AND command_id = $command";
        command.Parameters.AddWithValue("$scope", scope);
        command.Parameters.AddWithValue("$command", commandId);
        using var reader = command.ExecuteReader();
        return reader.Read() ? SqliteRow.Read(reader) : null;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<long> ReadHeadAsync(CancellationToken cancellationToken) => ReachAsync(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(position), 0) FROM ledger";
        return (long)command.ExecuteScalar()!;
    }, cancellationToken);

    /// <summary>Waits for an append that is under way and closes the writing connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        _writer?.Dispose();
        _writer = null;
        _writing.Release();
    }

    private async IAsyncEnumerable<LedgerEntry> ReadPagesAsync(
        string condition, string? key, long after, Func<LedgerEntry, long> place, [EnumeratorCancellation] CancellationToken cancellationToken,
        string? prefixes = null)
    {
        // Positions become visible in order, so all pages up to one position show one and the same state of the ledger.
        var until = await ReadHeadAsync(cancellationToken);
        while (true)
        {
            var (page, more) = await ReachAsync(connection => ReadPage(connection, condition, key, after, until, prefixes), cancellationToken);
            foreach (var entry in page) yield return entry;
            if (!more) yield break;
            after = place(page[^1]);
        }
    }

    private static (List<LedgerEntry> Page, bool More) ReadPage(
        SqliteConnection connection, string condition, string? key, long after, long until, string? prefixes)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {SqliteRow.Columns} FROM ledger WHERE {condition} LIMIT {PageEntries}";
        command.Parameters.AddWithValue("$key", (object?)key ?? DBNull.Value);
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$until", until);
        if (prefixes is not null) command.Parameters.AddWithValue("$prefixes", prefixes);
        using var reader = command.ExecuteReader();
        var page = new List<LedgerEntry>();
        var characters = 0;
        while (characters < PageCharacters && reader.Read())
        {
            page.Add(SqliteRow.Read(reader));
            characters += page[^1].Content.Length;
        }
        return (page, characters >= PageCharacters || page.Count == PageEntries);
    }

    private static List<LedgerDigest> ReadDigestPage(SqliteConnection connection, long after, long until)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT position, hash FROM ledger WHERE position > $after AND position <= $until ORDER BY position LIMIT {PageDigests}";
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$until", until);
        using var reader = command.ExecuteReader();
        var page = new List<LedgerDigest>();
        while (reader.Read()) page.Add(new(reader.GetInt64(0), SqliteRow.ReadHash(reader, 1)));
        return page;
    }

    private async Task<T> ReachAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(
                () =>
                {
                    using var connection = new SqliteConnection(_connectionString);
                    connection.Open();
                    return read(connection);
                },
                cancellationToken);
        }
        catch (Exception e) when (IsOutage(e))
        {
            throw new LedgerUnavailableException("SQLite can't be reached.", e);
        }
    }

    private static bool IsOutage(Exception e) => e is SqliteException or IOException;
}
