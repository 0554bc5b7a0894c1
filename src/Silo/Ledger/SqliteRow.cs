using Microsoft.Data.Sqlite;

namespace Kkr.Ledger;

/// <summary>How an entry stands in SQLite.</summary>
internal static class SqliteRow
{
    public const string Columns =
        "position, stream, sequence, topic, recorded_at, actor, scope, command_id, fingerprint, kind, content, previous, hash";

    public static LedgerEntry Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetString(3),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)), row.GetString(5), row.GetString(6), row.GetString(7),
        ReadHash(row, 8), row.GetString(9), row.GetString(10), ReadHash(row, 11), ReadHash(row, 12));

    public static EntryHash ReadHash(SqliteDataReader row, int column) => EntryHash.FromBytes(row.GetFieldValue<byte[]>(column));
}
