using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kkr.Testing.Faults;

namespace Kkr.Faults.Tests;

/// <summary>While the database is away nothing is promised, what is known is still told, and all goes on when it is back.</summary>
[Collection("faults")]
public sealed class DatabaseAwayTests(SharedCluster shared, ITestOutputHelper output) : IDisposable
{
    /// <summary>A period that no campaign takes.</summary>
    private const string Reporter = "851", Period = "2025";
    private const long MostGrowthBytes = 256L * 1024 * 1024;
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(5);

    private readonly FaultCluster _cluster = shared.Cluster;
    private readonly HttpClient _one = shared.Cluster.CreateClient(1, TimeSpan.FromSeconds(20)), _other = shared.Cluster.CreateClient(2, TimeSpan.FromSeconds(20));

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task Writes_are_told_to_come_again_reads_go_on_and_service_returns_with_the_database()
    {
        var key = 0;
        var position = await SubmitUntilAcknowledgedAsync(_one, "before");
        // An answer may be a second old unless it is asked to hold a receipt: both gateways know the same before the database goes.
        var before = await ReadAsync(_one, position);
        Assert.Equal(before, await ReadAsync(_other, position));
        var memory = Memory();

        await _cluster.KillDatabaseAsync();
        try
        {
            var refused = 0;
            for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Away;)
            {
                // Many at once, each with a key of its own: what waits must not pile up.
                var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => SubmitAsync(i % 2 == 0 ? _one : _other, $"away-{key++}")));
                if (answers.FirstOrDefault(a => a is not (HttpStatusCode.ServiceUnavailable, true, _)) is { Status: not 0 } other)
                    Assert.Fail($"{other} instead of 503 with Retry-After.\n{_cluster.LastOutput}");
                refused += answers.Length;
                foreach (var gateway in (HttpClient[])[_one, _other])
                {
                    var during = await ReadAsync(gateway);
                    Assert.Equal(before.Rows, during.Rows);
                    // The answer says as of when it holds.
                    Assert.Equal(before.AsOf, during.AsOf);
                }
            }

            output.WriteLine($"{refused} submissions answered 503 with Retry-After; memory {memory >> 20} MiB before, {Memory() >> 20} MiB after");
            Assert.InRange(Memory() - memory, long.MinValue, MostGrowthBytes);

            // A gateway that starts meanwhile finds no silos: it lives, is not ready, and is once the database is back.
            await _cluster.StartGatewayAsync(2, waits: false);
        }
        finally
        {
            await _cluster.StartDatabaseAsync();
        }

        var back = Stopwatch.GetTimestamp();
        await SubmitUntilAcknowledgedAsync(_one, "after");
        output.WriteLine($"acknowledged again {Stopwatch.GetElapsedTime(back).TotalSeconds:0.0} s after the database took connections");
        await _cluster.ReadyGatewayAsync(2);
        output.WriteLine($"the gateway that was started without a database was ready {Stopwatch.GetElapsedTime(back).TotalSeconds:0.0} s after its return");
        await SubmitUntilAcknowledgedAsync(_other, "other");
    }

    private long Memory() => Enumerable.Range(1, FaultCluster.Silos).Select(_cluster.ProcessOfSilo).Append(_cluster.ProcessOfGateway(1)).Sum(id =>
    {
        using var process = Process.GetProcessById(id);
        return process.WorkingSet64;
    });

    /// <summary>The position of the receipt.</summary>
    private async Task<string> SubmitUntilAcknowledgedAsync(HttpClient gateway, string key)
    {
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            var (status, _, position) = await SubmitAsync(gateway, key);
            if (status is HttpStatusCode.Created or HttpStatusCode.OK) return position!;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(2), $"{key} was not acknowledged.\n{_cluster.LastOutput}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }

    private async Task<(HttpStatusCode Status, bool RetryAfter, string? Position)> SubmitAsync(HttpClient gateway, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/municipalities/{Reporter}/submissions")
        {
            Content = new StringContent(
                $$"""{ "dataSet": "voksenlaerlinge", "period": "{{Period}}", "figures": [ { "at": { "forsoergelse": "ledig" }, "value": {{key.Length.ToString(CultureInfo.InvariantCulture)}} } ] }""",
                Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _cluster.Token("reporter", "reporter", Reporter));
        request.Headers.Add("Idempotency-Key", "database-" + key);
        using var answer = await gateway.SendAsync(request);
        if (!answer.IsSuccessStatusCode) return (answer.StatusCode, answer.Headers.RetryAfter is not null, null);
        using var receipt = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, false, receipt.RootElement.GetProperty("position").GetString());
    }

    private async Task<(string Rows, string AsOf)> ReadAsync(HttpClient gateway, string? minPosition = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get,
            $"api/v1/regions/081/aggregates/voksenlaerlinge?period={Period}&by=municipality" + (minPosition is null ? "" : "&minPosition=" + minPosition));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _cluster.Token("secretariat", "secretariat"));
        using var answer = await gateway.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (document.RootElement.GetProperty("rows").GetRawText(), document.RootElement.GetProperty("asOf").GetRawText());
    }
}
