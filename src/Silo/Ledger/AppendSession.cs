using System.Data;
using Npgsql;

namespace Kkr.Ledger;

/// <summary>
/// The connection that a silo appends over, kept for as long as it answers: readers, however many they are, never keep a commit waiting, and
/// each batch meets the same warm process of PostgreSQL. What was committed over it is there as long as it lasts, as entries are never taken away:
/// a server that was restored, or that took over without the newest entries, is another connection.
/// </summary>
internal sealed class AppendSession(NpgsqlDataSource database) : IAsyncDisposable
{
    // One count for all ledgers of a process: the number of another one's session means nothing to a ledger.
    private static long _sessions;

    private readonly SemaphoreSlim _turn = new(1);
    private NpgsqlConnection? _connection;
    private long _number;

    /// <summary>Does something over the connection, one after another; where that fails, whatever the reason, the session is over.</summary>
    /// <param name="work">What is done, with the connection and the session's number, which is never 0.</param>
    /// <param name="cancellationToken">Ends the wait for the turn and for the connection.</param>
    public async Task<T> DoAsync<T>(Func<NpgsqlConnection, long, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_connection is { State: not ConnectionState.Open }) await EndAsync();
            if (_connection is null) (_connection, _number) = (await database.OpenConnectionAsync(cancellationToken), Interlocked.Increment(ref _sessions));
            return await work(_connection, _number);
        }
        catch
        {
            await EndAsync();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the session, and the pool behind it.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await database.DisposeAsync();
        _turn.Dispose();
    }

    private async Task EndAsync()
    {
        if (_connection is not { } ended) return;
        _connection = null;
        await ended.DisposeAsync();
    }
}
