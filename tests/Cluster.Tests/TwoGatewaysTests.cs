using System.Diagnostics;

namespace Kkr.Cluster.Tests;

/// <summary>What happens through one gateway is soon seen through another, on whichever silo a grain lives.</summary>
public sealed class TwoGatewaysTests
{
    private const string Aggregate = "api/v1/regions/081/aggregates/voksenlaerlinge?period=2020";
    private const string Table = "api/pxwebapi/v2/tables/VOKSENLAERLINGE/data?valueCodes[omrade]=000&codelist[omrade]=agg_country&valueCodes[tid]=2020&outputFormat=csv&stub=omrade";

    /// <summary>Far more than it takes on a busy machine; how long it took is printed, and not asserted.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_receipt_and_a_publication_of_one_gateway_are_in_the_tables_aggregates_and_streams_of_another()
    {
        await using var cluster = await Cluster.StartAsync(silos: 2);
        var (one, other) = (cluster.Client, (await cluster.StartAnotherGatewayAsync()).Client);
        var secretariat = cluster.Token("secretariat");
        var longest = new Dictionary<string, TimeSpan>();
        using var streaming = new HttpClient { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, other.Address + "api/v1/regions/081/stream");
        request.Headers.Authorization = new("Bearer", secretariat);
        using var response = await streaming.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        for (var value = 1; value <= 10; value++)
        {
            var receipt = (await one.SubmitAsync(
                "851", $$"""{ "dataSet": "voksenlaerlinge", "period": "2020", "figures": [ { "value": {{value}} } ] }""", cluster.Token("reporter", "851"), $"fresh-{value}")).Expect(201);
            Assert.True(receipt.Json.GetProperty("aggregated").GetBoolean());
            var since = Stopwatch.GetTimestamp();
            await SeenAsync("aggregate of the region", since, async () => (await other.GetAsync(Aggregate, secretariat)).Expect(200).Text.Contains($"\"value\":{value},", StringComparison.Ordinal));
            await SeenAsync("table of the country", since, async () => (await other.GetAsync(Table, secretariat)).Text.Contains($"\"000\",{value}\r\n", StringComparison.Ordinal));
        }

        // Changes between two looks are one event; the newest is always told.
        string? line;
        do line = await events.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line is not null && !(line.StartsWith("data: ", StringComparison.Ordinal) && line.Contains("\"value\":10,", StringComparison.Ordinal)));
        Assert.NotNull(line);

        Assert.Equal("[]", (await other.GetAsync(Aggregate)).Expect(200).Json.GetProperty("rows").GetRawText());
        (await one.PostAsync("api/v1/data-sets/voksenlaerlinge/publications", """{"period":"2020"}""", secretariat, ("Idempotency-Key", "publish"))).Expect(200);
        var published = Stopwatch.GetTimestamp();
        await SeenAsync("publication, in aggregates", published, async () => (await other.GetAsync(Aggregate)).Expect(200).Text.Contains("\"value\":10,", StringComparison.Ordinal));
        await SeenAsync("publication, in tables", published, async () => (await other.GetAsync(Table)).Text.Contains("\"000\",10\r\n", StringComparison.Ordinal));
        TestContext.Current.SendDiagnosticMessage(string.Join("; ", longest.Select(l => $"{l.Key}: at most {l.Value.TotalMilliseconds:0} ms")));

        async Task SeenAsync(string what, long since, Func<Task<bool>> isSeen)
        {
            while (!await isSeen())
            {
                Assert.True(Stopwatch.GetElapsedTime(since) < Patience, $"The {what} did not follow within {Patience}.\n{cluster.LastOutput}");
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            var took = Stopwatch.GetElapsedTime(since);
            if (took > longest.GetValueOrDefault(what)) longest[what] = took;
        }
    }
}
