using System.Diagnostics;
using System.Globalization;
using Kkr.Testing.Processes;

namespace Kkr.Hostile.Tests;

/// <summary>Somebody who goes on working all the while: submits, corrects, and reads what the region adds up to.</summary>
/// <param name="address">The gateway.</param>
/// <param name="token">A token for Aalborg.</param>
public sealed class HonestClient(string address, string token) : IDisposable
{
    public const string Municipality = "851";
    public const string Period = "2015";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ApiClient _client = new(address, TimeSpan.FromSeconds(60));
    private readonly CancellationTokenSource _enough = new();

    /// <summary>How many submissions were acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>The longest that it waited for an answer.</summary>
    public TimeSpan LongestWait { get; private set; }

    /// <summary>Works until it has had enough; whatever is not answered as it should be ends it with an exception.</summary>
    public async Task WorkAsync()
    {
        while (!_enough.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            (await _client.SubmitAsync(Municipality, Body(Acknowledged + 1), token, Key(Acknowledged + 1))).Expect(201);
            Acknowledged++;
            (await _client.GetAsync("api/v1/regions/081/aggregates/voksenlaerlinge?period=2020")).Expect(200);
            if (Stopwatch.GetElapsedTime(started) is var waited && waited > LongestWait) LongestWait = waited;
            await Task.Delay(Pause);
        }
    }

    public Task StopAsync() => _enough.CancelAsync();

    /// <summary>Every acknowledged submission is one revision, and the last figure stands.</summary>
    public async Task VerifyAsync()
    {
        var report = $"api/v1/municipalities/{Municipality}/reports/voksenlaerlinge/{Period}";
        var revisions = (await _client.GetAsync(report + "/history", token)).Expect(200).Json.GetProperty("revisions").GetArrayLength();
        Assert.Equal(Acknowledged, revisions);
        Assert.Equal(Acknowledged, (await _client.GetAsync(report, token)).Expect(200).Json.GetProperty("figures")[0].GetProperty("value").GetInt32());
        foreach (var number in (int[])[1, (Acknowledged + 1) / 2, Acknowledged])
            Assert.Equal("true", (await _client.SubmitAsync(Municipality, Body(number), token, Key(number))).Expect(200).Header("Idempotency-Replayed"));
    }

    public void Dispose()
    {
        _client.Dispose();
        _enough.Dispose();
    }

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"honest-{number}");

    private static string Body(int number) => string.Create(CultureInfo.InvariantCulture,
        $$"""{ "dataSet": "voksenlaerlinge", "period": "{{Period}}", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": {{number}} } ] }""");
}
