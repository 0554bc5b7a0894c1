using Npgsql;
using NpgsqlTypes;

namespace Kkr.Ledger;

/// <summary>
/// The one statement that decides about a whole batch and records what can be recorded. It travels with the
/// transaction around it in one network round trip.
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

    // LATERAL … LIMIT 1 keeps the planner to one index probe a command and a stream, however large the ledger is and
    // however little it knows about the batch.
    private const string Statement = """
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

    /// <summary>The batch of commands; only the next to last answers rows, one an entry: its position, then the known entry's columns.</summary>
    public static NpgsqlBatch Create(NpgsqlConnection connection, IReadOnlyList<ProposedEntry> entries) => new(connection)
    {
        BatchCommands =
        {
            // The statement must see what was committed while it waited for the lock, whatever the server's defaults are.
            new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"),
            new NpgsqlBatchCommand("SET LOCAL synchronous_commit = on"),
            new NpgsqlBatchCommand(TakeLock),
            Decide(entries),
            new NpgsqlBatchCommand("COMMIT"),
        },
    };

    private static NpgsqlBatchCommand Decide(IReadOnlyList<ProposedEntry> entries)
    {
        var command = new NpgsqlBatchCommand(Statement);
        Add(NpgsqlDbType.Text, e => e.Stream);
        Add(NpgsqlDbType.Bigint, e => e.Sequence);
        Add(NpgsqlDbType.Text, e => e.Topic);
        Add(NpgsqlDbType.TimestampTz, e => WholeMilliseconds(e.RecordedAt));
        Add(NpgsqlDbType.Text, e => e.Actor);
        Add(NpgsqlDbType.Text, e => e.Scope);
        Add(NpgsqlDbType.Text, e => e.CommandId);
        Add(NpgsqlDbType.Bytea, e => e.Fingerprint.ToBytes());
        Add(NpgsqlDbType.Text, e => e.Kind);
        Add(NpgsqlDbType.Text, e => e.Content);
        Add(NpgsqlDbType.Bytea, e => e.Previous.ToBytes());
        Add(NpgsqlDbType.Bytea, e => e.Hash.ToBytes());
        return command;

        void Add<T>(NpgsqlDbType type, Func<ProposedEntry, T> part)
        {
            var values = new T[entries.Count];
            for (var i = 0; i < values.Length; i++) values[i] = part(entries[i]);
            command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        }
    }

    // The digest covers whole milliseconds; what is stored must not say more than what is covered.
    private static DateTime WholeMilliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()).UtcDateTime;
}
