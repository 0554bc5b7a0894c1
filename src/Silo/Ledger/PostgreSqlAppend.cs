using Npgsql;
using NpgsqlTypes;

namespace Kkr.Ledger;

/// <summary>
/// The statements that record a batch: one that records all of it where every entry continues its stream, which is nearly
/// always so, and one that decides about each entry. Either travels with the transaction around it in one network round trip.
/// </summary>
/// <remarks>
/// An advisory lock comes first and is let go only after the commit is visible. So appends happen one after
/// the other, over all silos: the statement (whose snapshot is taken once it has the lock) sees everything before it,
/// positions have no gaps, and no smaller position can become visible after a larger one. That costs no throughput that
/// matters: what is serial is the commit of a batch of hundreds, and the next one forms meanwhile.
/// </remarks>
internal static class PostgreSqlAppend
{
    // Any number that no other user of the database takes for an advisory lock.
    private const string TakeLock = "SELECT pg_advisory_xact_lock(7742393866147030369)";

    // Only the first entry of each stream has its predecessor in the ledger, and only those that this session did not record are
    // looked for; that the others follow on it is seen without asking. A known command, and a stream that goes on already, violate a unique key.
    private const string Continue = """
        INSERT INTO ledger (position, stream, sequence, topic, recorded_at, actor, scope, command_id, fingerprint, kind, content, previous, hash)
        SELECT (SELECT coalesce(max(l.position), 0) FROM ledger l) + p.ordinal,
               p.stream, p.sequence, p.topic, p.recorded_at, p.actor, p.scope, p.command_id, p.fingerprint, p.kind, p.content, p.previous, p.hash
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) WITH ORDINALITY
            AS p(stream, sequence, topic, recorded_at, actor, scope, command_id, fingerprint, kind, content, previous, hash, ordinal)
        WHERE NOT EXISTS (
            SELECT FROM unnest($13, $14, $15) AS before(stream, sequence, hash)
            LEFT JOIN LATERAL (SELECT l.hash FROM ledger l WHERE l.stream = before.stream AND l.sequence = before.sequence LIMIT 1) known ON true
            WHERE known.hash IS DISTINCT FROM before.hash)
        RETURNING position
        """;

    // LATERAL … LIMIT 1 keeps the planner to one index probe a command and a stream, however large the ledger is and
    // however little it knows about the batch.
    private const string Decide = """
        WITH proposed AS MATERIALIZED (
            SELECT p.*, row_number() OVER one_stream AS rank, lag(hash) OVER one_stream AS hash_before
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) WITH ORDINALITY
                AS p(stream, sequence, topic, recorded_at, actor, scope, command_id, fingerprint, kind, content, previous, hash, ordinal)
            WINDOW one_stream AS (PARTITION BY stream ORDER BY ordinal)
        ),
        known AS MATERIALIZED (
            SELECT p.ordinal, k.*
            FROM proposed p CROSS JOIN LATERAL (
                SELECT * FROM ledger l WHERE l.scope = p.scope AND l.command_id = p.command_id LIMIT 1) k
        ),
        head AS MATERIALIZED (
            SELECT s.stream, h.sequence, h.hash
            FROM (SELECT DISTINCT stream FROM proposed) s CROSS JOIN LATERAL (
                SELECT l.sequence, l.hash FROM ledger l WHERE l.stream = s.stream ORDER BY l.sequence DESC LIMIT 1) h
        ),
        judged AS MATERIALIZED (
            SELECT p.*, bool_and(
                    NOT EXISTS (SELECT 1 FROM known k WHERE k.ordinal = p.ordinal)
                    AND p.sequence = coalesce(h.sequence, 0) + p.rank
                    AND p.previous = coalesce(p.hash_before, h.hash, decode(repeat('00', 32), 'hex'))
                ) OVER (PARTITION BY p.stream ORDER BY p.ordinal) AS accepted
            FROM proposed p LEFT JOIN head h ON h.stream = p.stream
        ),
        numbered AS MATERIALIZED (
            SELECT j.*, (SELECT coalesce(max(l.position), 0) FROM ledger l) + row_number() OVER (ORDER BY j.ordinal) AS position
            FROM judged j WHERE j.accepted
        ),
        recorded AS (
            INSERT INTO ledger (position, stream, sequence, topic, recorded_at, actor, scope, command_id, fingerprint, kind, content, previous, hash)
            SELECT position, stream, sequence, topic, recorded_at, actor, scope, command_id, fingerprint, kind, content, previous, hash
            FROM numbered ORDER BY position
        )
        SELECT n.position,
               k.position, k.stream, k.sequence, k.topic, k.recorded_at, k.actor, k.scope, k.command_id, k.fingerprint, k.kind, k.content, k.previous, k.hash
        FROM proposed p
        LEFT JOIN numbered n ON n.ordinal = p.ordinal
        LEFT JOIN known k ON k.ordinal = p.ordinal
        ORDER BY p.ordinal
        """;

    /// <summary>
    /// The commands that record the whole batch or nothing of it; only the next to last answers rows, the positions. Null
    /// where the entries do not even continue each other.
    /// </summary>
    /// <param name="connection">Where they are to be run.</param>
    /// <param name="session">Its number: what was committed in it is there.</param>
    /// <param name="entries">What they record.</param>
    public static NpgsqlBatch? ToContinue(NpgsqlConnection connection, long session, IReadOnlyList<ProposedEntry> entries)
    {
        var newest = new Dictionary<string, ProposedEntry>(StringComparer.Ordinal);
        var firsts = new List<ProposedEntry>(entries.Count);
        foreach (var entry in entries)
        {
            var (sequence, hash) = newest.TryGetValue(entry.Stream, out var before) ? (before.Sequence, before.Hash) : (entry.Sequence - 1, entry.Previous);
            if (entry.Sequence != sequence + 1 || entry.Previous != hash || (sequence == 0 && hash != EntryHash.None)) return null;
            if (before is null && sequence > 0 && entry.PreviousSession != session) firsts.Add(entry);
            newest[entry.Stream] = entry;
        }

        var command = Proposing(Continue, entries);
        Add(command, NpgsqlDbType.Text, firsts, e => e.Stream);
        Add(command, NpgsqlDbType.Bigint, firsts, e => e.Sequence - 1);
        Add(command, NpgsqlDbType.Bytea, firsts, e => e.Previous.ToBytes());
        return InTransaction(connection, command);
    }

    /// <summary>
    /// The commands that decide about each entry; only the next to last answers rows, one an entry: its position, then the
    /// known entry's columns.
    /// </summary>
    public static NpgsqlBatch ToDecide(NpgsqlConnection connection, IReadOnlyList<ProposedEntry> entries) =>
        InTransaction(connection, Proposing(Decide, entries));

    private static NpgsqlBatch InTransaction(NpgsqlConnection connection, NpgsqlBatchCommand command) => new(connection)
    {
        BatchCommands =
        {
            // The statement must see what was committed while it waited for the lock, whatever the server's defaults are.
            new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"),
            new NpgsqlBatchCommand("SET LOCAL synchronous_commit = on"),
            new NpgsqlBatchCommand(TakeLock),
            command,
            new NpgsqlBatchCommand("COMMIT"),
        },
    };

    private static NpgsqlBatchCommand Proposing(string statement, IReadOnlyList<ProposedEntry> entries)
    {
        var command = new NpgsqlBatchCommand(statement);
        Add(command, NpgsqlDbType.Text, entries, e => e.Stream);
        Add(command, NpgsqlDbType.Bigint, entries, e => e.Sequence);
        Add(command, NpgsqlDbType.Text, entries, e => e.Topic);
        Add(command, NpgsqlDbType.TimestampTz, entries, e => WholeMilliseconds(e.RecordedAt));
        Add(command, NpgsqlDbType.Text, entries, e => e.Actor);
        Add(command, NpgsqlDbType.Text, entries, e => e.Scope);
        Add(command, NpgsqlDbType.Text, entries, e => e.CommandId);
        Add(command, NpgsqlDbType.Bytea, entries, e => e.Fingerprint.ToBytes());
        Add(command, NpgsqlDbType.Text, entries, e => e.Kind);
        Add(command, NpgsqlDbType.Text, entries, e => e.Content);
        Add(command, NpgsqlDbType.Bytea, entries, e => e.Previous.ToBytes());
        Add(command, NpgsqlDbType.Bytea, entries, e => e.Hash.ToBytes());
        return command;
    }

    private static void Add<T>(NpgsqlBatchCommand command, NpgsqlDbType type, IReadOnlyList<ProposedEntry> entries, Func<ProposedEntry, T> part)
    {
        var values = new T[entries.Count];
        for (var i = 0; i < values.Length; i++) values[i] = part(entries[i]);
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    // The digest covers whole milliseconds; what is stored must not say more than what is covered.
    private static DateTime WholeMilliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()).UtcDateTime;
}
