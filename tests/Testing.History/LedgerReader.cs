using Npgsql;

namespace Kkr.Testing.History;

/// <summary>Reads the ledger with SQL, past everything that the product puts before it.</summary>
public static class LedgerReader
{
    /// <summary>The newest position; 0 for an empty ledger.</summary>
    public static async Task<long> ReadHeadAsync(string connection)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand("SELECT coalesce(max(position), 0) FROM ledger");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Every row behind a position, in the order of positions.</summary>
    public static async Task<IReadOnlyList<LedgerRow>> ReadAsync(string connection, long afterPosition)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand("""
            SELECT position, stream, sequence, kind, scope, command_id, content, encode(previous, 'hex'), encode(hash, 'hex')
            FROM ledger WHERE position > $1 ORDER BY position, sequence
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterPosition });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<LedgerRow>();
        while (await reader.ReadAsync())
            rows.Add(new(
                reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4),
                reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetString(8)));
        return rows;
    }
}
