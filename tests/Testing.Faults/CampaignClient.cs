using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kkr.Testing.History;

namespace Kkr.Testing.Faults;

/// <summary>Somebody who reports for one municipality for as long as the load lasts, and notes every answer.</summary>
internal sealed class CampaignClient(
    RunRecorder recorder, HttpClient[] gateways, string token, string name, ReportId report, string region, int seed)
{
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromSeconds(90);
    private static readonly string[] Codes = ["ledig", "beskaeftiget", "uoplyst"];

    private readonly Random _random = new(seed);
    private readonly List<(string Key, CommandContent Content, long? IfMatch)> _given = [];
    private TokenSeen? _newest;
    private int _number;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var what = _random.Next(100);
            if (what < 4) await ReadAsync();
            else if (what < 7 && _given.Count > 0)
            {
                var (key, content, ifMatch) = _given[_random.Next(_given.Count)];
                await CommandAsync(key, content, ifMatch);
            }
            else if (what < 8) await CommandAsync(NextKey(), CommandContent.Withdraw(report), null);
            else await SubmitAsync();
        }
    }

    private Task SubmitAsync()
    {
        var figures = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var code in Codes)
            if (figures.Count == 0 || _random.Next(3) == 0)
                figures["forsoergelse=" + code] = _random.Next(12) == 0 ? null : _random.Next(1, 100_000_000) % 99_999;
        // A figure below zero is against the rules.
        if (_random.Next(50) == 0) figures[figures.Keys.First()] = -1;
        long? ifMatch = _random.Next(10) == 0 ? Math.Max(1, (_newest?.Revision ?? 1) - _random.Next(2)) : null;
        var (key, content) = (NextKey(), CommandContent.Submit(report, figures, _random.Next(10) == 0));
        if (_given.Count < 100) _given.Add((key, content, ifMatch));
        return CommandAsync(key, content, ifMatch);
    }

    private string NextKey() => string.Create(CultureInfo.InvariantCulture, $"{name}-{_number++}");

    /// <summary>Repeats until the outcome is known, on either gateway.</summary>
    private async Task CommandAsync(string key, CommandContent content, long? ifMatch)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < GivesUpAfter;)
        {
            var gateway = gateways[_random.Next(gateways.Length)];
            var asked = Stopwatch.GetTimestamp();
            CommandAttempt attempt;
            try
            {
                attempt = await AttemptAsync(gateway, key, content, ifMatch, asked);
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException or JsonException)
            {
                attempt = new(name, key, content, asked, Stopwatch.GetTimestamp(), CommandAnswer.Unknown, null, exception.Message);
            }

            recorder.Note(attempt);
            if (attempt.Answer != CommandAnswer.Unknown) return;
            await Task.Delay(TimeSpan.FromMilliseconds(100 + _random.Next(200)));
        }
    }

    private async Task<CommandAttempt> AttemptAsync(HttpClient gateway, string key, CommandContent content, long? ifMatch, long asked)
    {
        var withdraws = content.Kind == CommandContent.Withdrawn;
        var path = withdraws
            ? $"api/v1/municipalities/{report.Reporter}/reports/{report.DataSet}/{report.Period}/withdraw"
            : $"api/v1/municipalities/{report.Reporter}/submissions";
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(withdraws ? "{}" : Body(content), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (ifMatch is not null || withdraws)
            request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{ifMatch ?? _newest?.Revision ?? 1}\""));
        using var answer = await gateway.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var (status, at) = ((int)answer.StatusCode, Stopwatch.GetTimestamp());
        if (status is not (200 or 201))
            // What says "later" or "something went wrong" does not say whether it was recorded.
            return new(name, key, content, asked, at, status is >= 400 and < 500 and not (408 or 429 or 499) ? CommandAnswer.Refused : CommandAnswer.Unknown, null, $"{status} {text}");
        using var receipt = JsonDocument.Parse(text);
        var position = receipt.RootElement.GetProperty("position").GetString()!;
        var seen = new ReceiptSeen(
            receipt.RootElement.GetProperty("revision").GetInt64(),
            long.Parse(position.AsSpan(0, position.IndexOf('.', StringComparison.Ordinal)), CultureInfo.InvariantCulture),
            receipt.RootElement.GetProperty("hash").GetString()!, answer.Headers.Contains("Idempotency-Replayed"));
        if (_newest is null || seen.Revision > _newest.Revision) _newest = new(report, seen.Revision, seen.Position);
        return new(name, key, content, asked, at, CommandAnswer.Acknowledged, seen, null);
    }

    private string Body(CommandContent content)
    {
        var figures = content.Figures.Select(f => new Dictionary<string, object?>
        {
            ["at"] = new Dictionary<string, string> { [f.Key[..f.Key.IndexOf('=', StringComparison.Ordinal)]] = f.Key[(f.Key.IndexOf('=', StringComparison.Ordinal) + 1)..] },
            ["value"] = f.Value,
            ["missing"] = f.Value is null ? "unknown" : null,
        });
        return JsonSerializer.Serialize(new { dataSet = report.DataSet, period = report.Period, figures, replace = content.Replace });
    }

    private async Task ReadAsync()
    {
        IReadOnlyList<TokenSeen> tokens = _newest is { } newest ? [newest] : [];
        try
        {
            recorder.Note(await ApiReading.TableAsync(
                gateways[_random.Next(gateways.Length)], token, name, region, report.DataSet, report.Period, tokens, byReporter: true, settled: false));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            // No answer says nothing wrong.
        }
    }
}
