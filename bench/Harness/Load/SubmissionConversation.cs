using System.Buffers.Text;
using System.Text.Unicode;

namespace Kkr.Bench.Load;

/// <summary>
/// A connection that submits: municipality, period, figures and key differ from one submission to the next, and one in fifty
/// is sent a second time, to be answered by the first's receipt.
/// </summary>
internal sealed class SubmissionConversation : IConversation
{
    private const int OneRepeatIn = 50;

    private readonly byte[] _prefix;
    private readonly string _run;
    private readonly int _connection;
    private readonly int _municipalities;
    private readonly int _onlyPeriod;
    private readonly Random _random;
    private readonly byte[] _body = new byte[512];
    private int _number, _dataSet, _municipality, _period, _first, _second;
    private long _revision;
    private bool _isRepeat;

    /// <param name="tally">Where acknowledgements are counted.</param>
    /// <param name="run">Names the run; no two share one.</param>
    /// <param name="connection">The number of the connection.</param>
    /// <param name="path">What stands before <c>/municipalities</c>.</param>
    /// <param name="municipalities">How many of the municipalities submit.</param>
    /// <param name="onlyPeriod">The place of the only period to report on; -1 for all.</param>
    public SubmissionConversation(SubmissionTally tally, string run, int connection, int municipalities, string path = "/api/v1", int onlyPeriod = -1)
    {
        Tally = tally;
        (_run, _connection, _municipalities, _onlyPeriod) = (run, connection, municipalities, onlyPeriod);
        _prefix = System.Text.Encoding.ASCII.GetBytes($"POST {path}");
        // Not for secrets: the same run submits the same, and each run something else, so that what is spread over very many reports reaches all.
        _random = new Random(run.Aggregate(connection * 7919 + 1, (seed, sign) => unchecked((seed * 31) + sign)));
    }

    public SubmissionTally Tally { get; }

    /// <summary>What is done with each receipt's position, if anything.</summary>
    public Action<ReadOnlySpan<byte>>? OnPosition { get; init; }

    public int Write(Span<byte> request)
    {
        var reporters = Tally.Reporters;
        _isRepeat = _number > 0 && !_isRepeat && _number % OneRepeatIn == 0;
        if (!_isRepeat)
        {
            _number++;
            _dataSet = reporters.DataSets.Count == 1 ? 0 : _random.Next(reporters.DataSets.Count);
            _municipality = _random.Next(_municipalities);
            _period = _onlyPeriod >= 0 ? _onlyPeriod : _random.Next(reporters.Periods.Count);
            (_first, _second) = (500 + _random.Next(90), 200 + _random.Next(90));
        }

        Utf8.TryWrite(
            _body,
            $$"""{"dataSet":"{{reporters.DataSets[_dataSet]}}","period":"{{reporters.Periods[_period]}}","figures":[{"at":{{reporters.First}},"value":{{_first}}},{"at":{{reporters.Second}},"value":{{_second}}}],"comment":"ultimo {{reporters.Periods[_period]}}"}""",
            out var bodyLength);
        _prefix.CopyTo(request);
        var at = _prefix.Length;
        var head = reporters.Heads[_municipality];
        head.CopyTo(request[at..]);
        at += head.Length;
        Utf8.TryWrite(request[at..], $"Idempotency-Key: bench-{_run}-{_connection}-{_number}\r\nContent-Length: {bodyLength}\r\n\r\n", out var length);
        at += length;
        _body.AsSpan(0, bodyLength).CopyTo(request[at..]);
        return at + bodyLength;
    }

    public void Take(Answer answer)
    {
        var revision = NumberAfter(answer.Body, "\"revision\":"u8);
        if (answer.Status == 200 && _isRepeat)
        {
            if (revision != _revision) throw new BenchmarkException($"A repeat was answered with revision {revision}, and had been {_revision}.");
            Tally.AcknowledgeAgain();
            return;
        }

        if (answer.Status != 201 || revision < 1) throw new BenchmarkException($"A submission was answered: {answer.Text}");
        _revision = revision;
        OnPosition?.Invoke(TextAfter(answer.Body, "\"position\":\""u8));
        Tally.Acknowledge(_dataSet, _municipality, _period, revision, _first, _second, answer.Body.IndexOf("\"aggregated\":true"u8) >= 0);
    }

    /// <summary>The whole number behind a text; 0 where there is none.</summary>
    public static long NumberAfter(ReadOnlySpan<byte> body, ReadOnlySpan<byte> text)
    {
        var at = body.IndexOf(text);
        return at >= 0 && Utf8Parser.TryParse(body[(at + text.Length)..], out long number, out _) ? number : 0;
    }

    /// <summary>What stands behind a text up to the next quotation mark; nothing where the text is not there.</summary>
    public static ReadOnlySpan<byte> TextAfter(ReadOnlySpan<byte> body, ReadOnlySpan<byte> text)
    {
        var at = body.IndexOf(text);
        if (at < 0) return [];
        var rest = body[(at + text.Length)..];
        return rest[..rest.IndexOf((byte)'"')];
    }
}
