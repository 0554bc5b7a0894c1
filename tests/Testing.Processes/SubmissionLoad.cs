using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Kkr.Testing.Processes;

/// <summary>
/// Municipalities that submit at the same time, each correcting its report of adult apprentices over and over, and the
/// proof afterwards: what was acknowledged is there once, and the aggregates are what it adds up to.
/// </summary>
/// <param name="region">The region's code.</param>
/// <param name="municipalities">Who submits, by code; all are of the region.</param>
/// <param name="period">The period that they report on; nobody else does.</param>
/// <param name="perMunicipality">How many submissions each makes.</param>
/// <param name="tokenOf">A token that may submit for a municipality.</param>
public sealed class SubmissionLoad(
    string region, IReadOnlyList<string> municipalities, string period, int perMunicipality, Func<string, string> tokenOf)
{
    /// <summary>How long one submission is repeated before the service counts as gone for good.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ConcurrentDictionary<(string Municipality, int Number), JsonElement> _receipts = new();
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly ConcurrentDictionary<string, byte> _faults = new();
    private readonly Lock _lock = new();
    private readonly List<(int Acknowledged, TaskCompletionSource Reached)> _waiting = [];
    private long _lastAcknowledgement = Stopwatch.GetTimestamp();
    private volatile bool _ended;

    /// <summary>How many submissions have been acknowledged.</summary>
    public int Acknowledged => _receipts.Count;

    /// <summary>How often each status was answered; 0 stands for no answer at all.</summary>
    public IReadOnlyDictionary<int, int> Statuses => _statuses;

    /// <summary>The longest time in which no client at all got an acknowledgement.</summary>
    public TimeSpan LongestPause { get; private set; }

    /// <summary>Completes once so many submissions have been acknowledged.</summary>
    public Task ReachedAsync(int acknowledged)
    {
        lock (_lock)
        {
            if (Acknowledged >= acknowledged) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((acknowledged, reached));
            return reached.Task;
        }
    }

    /// <summary>
    /// Submits everything, two clients a municipality, one address after the other. What is answered 503, or not at all, is
    /// sent again with the same key; or given up at once, where the service is known to be gone.
    /// </summary>
    /// <param name="addresses">The gateways.</param>
    /// <param name="giveUp">Whether a submission without an answer is given up.</param>
    public async Task RunAsync(IReadOnlyList<string> addresses, bool giveUp)
    {
        _ended = false;
        Interlocked.Exchange(ref _lastAcknowledgement, Stopwatch.GetTimestamp());
        await Task.WhenAll(municipalities.SelectMany((municipality, i) => Enumerable.Range(0, 2).Select(async half =>
        {
            using var client = new ApiClient(addresses[(i * 2 + half) % addresses.Count]);
            for (var number = half; number < perMunicipality && !_ended; number += 2)
                if (!_receipts.ContainsKey((municipality, number)))
                    await SubmitAsync(client, municipality, number, giveUp);
        })));
    }

    /// <summary>
    /// Holds what was acknowledged against histories, reports, replays and the region's aggregate. Everything must have been
    /// acknowledged by now.
    /// </summary>
    /// <exception cref="InvalidOperationException">Something was lost, doubled, or does not add up; the message lists all of it.</exception>
    public async Task VerifyAsync(string address, string secretariat)
    {
        using var client = new ApiClient(address);
        if (Acknowledged != municipalities.Count * perMunicipality)
            Fault($"{Acknowledged} of {municipalities.Count * perMunicipality} submissions were acknowledged.");
        decimal total = 0;
        foreach (var municipality in municipalities) total += await VerifyAsync(client, municipality);

        var positions = _receipts.Values.Select(r => "&minPosition=" + r.GetProperty("position").GetString()).Distinct().TakeLast(20);
        var answer = (await client.GetAsync(
            $"api/v1/regions/{region}/aggregates/voksenlaerlinge?period={period}{string.Concat(positions)}", secretariat)).Expect(200).Json;
        var row = answer.GetProperty("rows")[0];
        if (row.GetProperty("value").GetDecimal() != total || row.GetProperty("municipalities").GetInt32() != municipalities.Count)
            Fault($"The region says {row.GetRawText()}, and its reports add up to {total}.");
        if (!_faults.IsEmpty) throw new InvalidOperationException(string.Join('\n', _faults.Keys.Order(StringComparer.Ordinal).Take(30)));
    }

    private async Task<decimal> VerifyAsync(ApiClient client, string municipality)
    {
        var path = $"api/v1/municipalities/{municipality}/reports/voksenlaerlinge/{period}";
        var token = tokenOf(municipality);
        var revisions = (await client.GetAsync(path + "/history", token)).Expect(200).Json.GetProperty("revisions").EnumerateArray().ToList();
        if (revisions.Count != perMunicipality) Fault($"{municipality} has {revisions.Count} revisions after {perMunicipality} submissions.");
        foreach (var ((_, number), receipt) in _receipts.Where(r => r.Key.Municipality == municipality))
        {
            var mine = revisions.Where(r => r.GetProperty("comment").GetString() == Comment(number)).ToList();
            if (mine.Count != 1) Fault($"{municipality}'s submission {number} is {mine.Count} times in the history.");
            else if (mine[0].GetProperty("hash").GetString() != receipt.GetProperty("hash").GetString()
                || mine[0].GetProperty("revision").GetInt64() != receipt.GetProperty("revision").GetInt64()
                || mine[0].GetProperty("position").GetString() != receipt.GetProperty("position").GetString())
                Fault($"{municipality}'s submission {number} is not what its receipt says: {mine[0].GetRawText()}, {receipt.GetRawText()}.");
        }

        // Long after the entry has left every memory, its key is still known.
        foreach (var number in (int[])[0, perMunicipality / 2, perMunicipality - 1])
        {
            var replay = (await client.SubmitAsync(municipality, Body(municipality, number), token, Key(municipality, number))).Expect(200);
            var receipt = _receipts[(municipality, number)];
            if (replay.Header("Idempotency-Replayed") != "true" || !SameReceipt(replay.Json, receipt))
                Fault($"{municipality}'s submission {number} was replayed as {replay.Text}, and had been {receipt.GetRawText()}.");
        }

        var last = revisions.MaxBy(r => r.GetProperty("revision").GetInt64());
        var figure = (await client.GetAsync(path, token)).Expect(200).Json.GetProperty("figures")[0].GetProperty("value").GetDecimal();
        if (last.GetProperty("comment").GetString() != Comment((int)figure % 1000))
            Fault($"{municipality}'s report says {figure}, and its last revision {last.GetRawText()}.");
        return figure;
    }

    private async Task SubmitAsync(ApiClient client, string municipality, int number, bool giveUp)
    {
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            var reply = await TryAsync(() => client.SubmitAsync(
                municipality, Body(municipality, number), tokenOf(municipality), Key(municipality, number)));
            _statuses.AddOrUpdate(reply?.Status ?? 0, 1, static (_, n) => n + 1);
            switch (reply?.Status)
            {
                case 200 or 201:
                    Acknowledge(municipality, number, reply.Json);
                    return;
                case null when giveUp:
                    _ended = true;
                    return;
                case null or 503:
                    if (Stopwatch.GetElapsedTime(started) > Patience)
                        throw new TimeoutException($"Load: {Key(municipality, number)} was not acknowledged within {Patience}; last answer: {reply?.Text}");
                    await Task.Delay(TimeSpan.FromMilliseconds(200));
                    break;
                default:
                    throw new InvalidOperationException($"Load: {Key(municipality, number)} was answered {reply.Status}: {reply.Text}");
            }
        }
    }

    private static async Task<Reply?> TryAsync(Func<Task<Reply>> send)
    {
        try
        {
            return await send();
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
        {
            return null;
        }
    }

    private void Acknowledge(string municipality, int number, JsonElement receipt)
    {
        if (!_receipts.TryAdd((municipality, number), receipt)) Fault($"{Key(municipality, number)} was acknowledged twice to one client.");
        var now = Stopwatch.GetTimestamp();
        lock (_lock)
        {
            var pause = Stopwatch.GetElapsedTime(_lastAcknowledgement, now);
            if (pause > LongestPause) LongestPause = pause;
            _lastAcknowledgement = now;
            foreach (var (acknowledged, reached) in _waiting)
                if (Acknowledged >= acknowledged)
                    reached.TrySetResult();
        }
    }

    private static bool SameReceipt(JsonElement replayed, JsonElement first) =>
        ((string[])["id", "revision", "position", "recordedAt", "by", "hash"]).All(
            name => replayed.GetProperty(name).GetRawText() == first.GetProperty(name).GetRawText());

    private void Fault(string fault) => _faults.TryAdd(fault, 0);

    private string Key(string municipality, int number) => string.Create(CultureInfo.InvariantCulture, $"load-{period}-{municipality}-{number}");

    private static string Comment(int number) => string.Create(CultureInfo.InvariantCulture, $"submission {number}");

    /// <summary>The figure tells which submission it is of: its last three digits are the number.</summary>
    private string Body(string municipality, int number)
    {
        var value = (int.Parse(municipality, CultureInfo.InvariantCulture) % 900 + 1) * 1000 + number;
        return JsonSerializer.Serialize(new
        {
            dataSet = "voksenlaerlinge",
            period,
            figures = new[] { new { at = new { forsoergelse = "ledig" }, value } },
            comment = Comment(number),
        });
    }
}
