using System.Threading.Channels;
using Kkr.Bench.Contract;
using Npgsql;
using NpgsqlTypes;

namespace Kkr.Bench.Batched;

/// <summary>Commits what has gathered, many rows at a time, and keeps what the rows add up to.</summary>
internal sealed class BatchWriter(NpgsqlDataSource database, Totals totals, TimeProvider clock) : BackgroundService
{
    private const int MostWaiting = 8192;
    private const int MostTogether = 512;

    private const string FindKnown = """
        SELECT g.ordinal, s.id, s.revision, s.recorded_at, s.fingerprint
        FROM unnest($1, $2) WITH ORDINALITY AS g(municipality, command_id, ordinal)
        CROSS JOIN LATERAL (SELECT * FROM submission s WHERE s.municipality = g.municipality AND s.command_id = g.command_id LIMIT 1) s
        """;

    private const string Insert = """
        INSERT INTO submission (id, region, municipality, data_set, period, revision, command_id, fingerprint, content, submitted_by, recorded_at, places, values)
        SELECT id, region, municipality, data_set, period, revision, command_id, fingerprint, content, submitted_by, $11,
               string_to_array(places, '|'), string_to_array(vals, '|')::numeric[]
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $12, $13)
            AS s(id, region, municipality, data_set, period, revision, command_id, fingerprint, content, submitted_by, places, vals)
        """;

    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Dictionary<(string Municipality, string DataSet, string Period), ReportRow> _reports = [];
    private long _lastId;

    /// <summary>Queues a submission; null when too much waits already.</summary>
    public Task<Outcome>? Append(Submission submission)
    {
        var waiting = new Waiting(submission, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _queue.Writer.TryWrite(waiting) ? waiting.Answer.Task : null;
    }

    /// <summary>Reads what was committed before.</summary>
    public async Task LoadAsync()
    {
        await using var command = database.CreateCommand(
            "SELECT id, region, municipality, data_set, period, revision, places, values FROM submission ORDER BY id");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            _lastId = reader.GetInt64(0);
            Apply(
                new(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), "", [], "", "",
                    reader.GetFieldValue<string[]>(6), reader.GetFieldValue<decimal[]>(7)),
                reader.GetInt64(5));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Waiting>(MostTogether);
        await using var connection = await database.OpenConnectionAsync(stoppingToken);
        while (await _queue.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < MostTogether && _queue.Reader.TryRead(out var next)) batch.Add(next);
            try
            {
                await CommitAsync(connection, batch, stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException)
            {
                foreach (var waiting in batch) waiting.Answer.TrySetException(exception);
            }

            batch.Clear();
        }
    }

    private async Task CommitAsync(NpgsqlConnection connection, List<Waiting> batch, CancellationToken cancellationToken)
    {
        var news = await LeaveKnownOutAsync(connection, batch, cancellationToken);
        if (news.Count == 0) return;
        var now = clock.GetUtcNow();
        var rows = new List<Row>(news.Count);
        var ahead = new Dictionary<(string, string, string), long>();
        foreach (var waiting in news)
        {
            var key = (waiting.Submission.Municipality, waiting.Submission.DataSet, waiting.Submission.Period);
            var revision = ahead.TryGetValue(key, out var before) ? before + 1 : (_reports.GetValueOrDefault(key)?.Revision ?? 0) + 1;
            ahead[key] = revision;
            rows.Add(new(waiting, _lastId + rows.Count + 1, revision));
        }

        await using (var command = new NpgsqlCommand(Insert, connection))
        {
            Add(command, NpgsqlDbType.Bigint, rows, r => r.Id);
            Add(command, NpgsqlDbType.Text, rows, r => r.Waiting.Submission.Region);
            Add(command, NpgsqlDbType.Text, rows, r => r.Waiting.Submission.Municipality);
            Add(command, NpgsqlDbType.Text, rows, r => r.Waiting.Submission.DataSet);
            Add(command, NpgsqlDbType.Text, rows, r => r.Waiting.Submission.Period);
            Add(command, NpgsqlDbType.Bigint, rows, r => r.Revision);
            Add(command, NpgsqlDbType.Text, rows, r => r.Waiting.Submission.CommandId);
            Add(command, NpgsqlDbType.Bytea, rows, r => r.Waiting.Submission.Fingerprint);
            Add(command, NpgsqlDbType.Text, rows, r => r.Waiting.Submission.Content);
            Add(command, NpgsqlDbType.Text, rows, r => r.Waiting.Submission.By);
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
            Add(command, NpgsqlDbType.Text, rows, r => string.Join('|', r.Waiting.Submission.Places));
            Add(command, NpgsqlDbType.Text, rows, r => string.Join('|', r.Waiting.Submission.Values.Select(v => v.ToString(System.Globalization.CultureInfo.InvariantCulture))));
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        _lastId += rows.Count;
        foreach (var row in rows)
        {
            Apply(row.Waiting.Submission, row.Revision);
            row.Waiting.Answer.SetResult(new(Receipt.Of(row.Waiting.Submission, row.Revision, row.Id, now), false));
        }
    }

    /// <summary>Answers what was committed before, and what the batch holds twice; the rest is new.</summary>
    private static async Task<List<Waiting>> LeaveKnownOutAsync(NpgsqlConnection connection, List<Waiting> batch, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(FindKnown, connection);
        Add(command, NpgsqlDbType.Text, batch, w => w.Submission.Municipality);
        Add(command, NpgsqlDbType.Text, batch, w => w.Submission.CommandId);
        var known = new HashSet<int>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var at = (int)reader.GetInt64(0) - 1;
                known.Add(at);
                var submission = batch[at].Submission;
                batch[at].Answer.SetResult(
                    reader.GetFieldValue<byte[]>(4).AsSpan().SequenceEqual(submission.Fingerprint)
                        ? new(Receipt.Of(submission, reader.GetInt64(2), reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(3)), true)
                        : new(null, true));
            }
        }

        var news = new List<Waiting>(batch.Count);
        var first = new Dictionary<(string, string), Waiting>();
        for (var i = 0; i < batch.Count; i++)
        {
            if (known.Contains(i)) continue;
            var waiting = batch[i];
            if (first.TryAdd((waiting.Submission.Municipality, waiting.Submission.CommandId), waiting)) news.Add(waiting);
            else _ = FollowAsync(waiting, first[(waiting.Submission.Municipality, waiting.Submission.CommandId)]);
        }

        return news;
    }

    private static async Task FollowAsync(Waiting repeat, Waiting original)
    {
        try
        {
            var outcome = await original.Answer.Task;
            repeat.Answer.SetResult(
                repeat.Submission.Fingerprint.AsSpan().SequenceEqual(original.Submission.Fingerprint) ? outcome with { Replayed = true } : new(null, true));
        }
        catch (NpgsqlException exception)
        {
            repeat.Answer.TrySetException(exception);
        }
    }

    private void Apply(Submission submission, long revision)
    {
        var key = (submission.Municipality, submission.DataSet, submission.Period);
        if (!_reports.TryGetValue(key, out var report)) _reports.Add(key, report = new());
        report.Revision = revision;
        decimal delta = 0;
        for (var i = 0; i < submission.Places.Length; i++)
        {
            delta += submission.Values[i] - report.Values.GetValueOrDefault(submission.Places[i]);
            report.Values[submission.Places[i]] = submission.Values[i];
        }

        totals.Add(submission.Region, submission.DataSet, submission.Period, delta);
    }

    private static void Add<TRow, T>(NpgsqlCommand command, NpgsqlDbType type, List<TRow> rows, Converter<TRow, T> part) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. rows.ConvertAll(part)], NpgsqlDbType = NpgsqlDbType.Array | type });

    /// <summary>What became of a submission.</summary>
    /// <param name="Receipt">Its receipt; null where its key stands for something else.</param>
    /// <param name="Replayed">Whether it had been committed before.</param>
    internal sealed record Outcome(Receipt? Receipt, bool Replayed);

    private sealed record Waiting(Submission Submission, TaskCompletionSource<Outcome> Answer);

    private sealed record Row(Waiting Waiting, long Id, long Revision);

    private sealed class ReportRow
    {
        public long Revision { get; set; }

        public Dictionary<string, decimal> Values { get; } = new(StringComparer.Ordinal);
    }

    private readonly NpgsqlDataSource database = database;
    private readonly Totals totals = totals;
    private readonly TimeProvider clock = clock;
}
