using System.Text.Json;
using System.Text.RegularExpressions;
using Kkr.Testing.Processes;

namespace Kkr.Cluster.Tests.Operations;

/// <summary>What those who run a cluster see of it.</summary>
public sealed partial class OperationsTests(OperatedCluster operated) : IClassFixture<OperatedCluster>
{
    private const string Submissions = "api/v1/municipalities/851/submissions";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Cluster Cluster => operated.Cluster;

    [Fact]
    public async Task Figures_need_the_role_operator_on_the_public_port_and_no_token_on_their_own()
    {
        (await Cluster.Client.GetAsync("metrics")).Expect(401);
        (await Cluster.Client.GetAsync("metrics", Cluster.Token("secretariat"))).Expect(403);
        (await Cluster.Client.GetAsync("metrics", Cluster.Token("operator"))).Expect(200);
        using var scraper = new ApiClient(Cluster.MetricsAddress);
        Assert.Contains("http_server_request_duration_seconds", (await scraper.GetAsync("metrics")).Expect(200).Text, StringComparison.Ordinal);
        // Nothing else is to be had there.
        foreach (var path in (string[])["", "api/v1/municipalities", "dashboard/", "health/ready", "docs", "metrics/x"])
            (await scraper.GetAsync(path, Cluster.Token("operator"))).Expect(404);
    }

    [Fact]
    public async Task Figures_tell_of_submissions_batches_and_tables()
    {
        var before = await ScrapeSilosAsync();
        (await SubmitAsync("2014", 1, "figures-1")).Expect(201);
        (await SubmitAsync("2014", 1, "figures-1")).Expect(200);
        (await SubmitAsync("2014", 2, "figures-2")).Expect(201);
        (await SubmitAsync("2014", -2, "figures-3")).Expect(422);
        // The table takes a submission in within a second, and the ledger's position is looked at every five.
        await EventuallyAsync(async () =>
        {
            var now = await ScrapeSilosAsync();
            Assert.Equal(4, Sum(now, "kkr_submissions_received_total") - Sum(before, "kkr_submissions_received_total"));
            Assert.Equal(2, Sum(now, "kkr_submissions_acknowledged_total") - Sum(before, "kkr_submissions_acknowledged_total"));
            Assert.Equal(1, Sum(now, "kkr_submissions_replayed_total") - Sum(before, "kkr_submissions_replayed_total"));
            Assert.Equal(1, Sum(now, "kkr_submissions_refused_total", "kind=\"Invalid\"") - Sum(before, "kkr_submissions_refused_total", "kind=\"Invalid\""));
            Assert.Equal(2, Sum(now, "kkr_ledger_entries_committed_total") - Sum(before, "kkr_ledger_entries_committed_total"));
            Assert.Equal(2, Sum(now, "kkr_ledger_batch_size_sum") - Sum(before, "kkr_ledger_batch_size_sum"));
            Assert.True(Sum(now, "kkr_table_lag_seconds_count") > Sum(before, "kkr_table_lag_seconds_count"));
            Assert.True(Sum(now, "kkr_ledger_position") > 0);
            Assert.True(Sum(now, "orleans_catalog_activations", "grain_type=\"report\"") >= 1);
            Assert.Equal(16384, Sum(now, "kkr_ledger_queue_capacity"));
        });
        using var scraper = new ApiClient(Cluster.MetricsAddress);
        Assert.True(Sum((await scraper.GetAsync("metrics")).Text, "kkr_gateway_refusals_total", "kind=\"validation\"") >= 1);
    }

    [Fact]
    public async Task Alerts_and_the_dashboard_ask_for_figures_that_there_are()
    {
        (await SubmitAsync("2015", 1, "asked-1")).Expect(201);
        await Cluster.Client.GetAsync("api/v1/nowhere");
        using var scraper = new ApiClient(Cluster.MetricsAddress);
        var folder = Path.Combine(AppContext.BaseDirectory, "monitoring");
        var asked = Directory.EnumerateFiles(folder).SelectMany(f => FigureName().Matches(File.ReadAllText(f)).Select(m => m.Value)).ToHashSet();
        Assert.True(asked.Count > 15);
        await EventuallyAsync(async () =>
        {
            var told = await ScrapeSilosAsync() + (await scraper.GetAsync("metrics")).Expect(200).Text;
            var names = told.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l[..l.IndexOfAny(['{', ' '])]).ToHashSet();
            Assert.Empty(asked.Except(names));
        });
    }

    [Fact]
    public async Task Figures_are_tagged_with_kinds_and_never_with_who_or_what()
    {
        (await SubmitAsync("2016", 7, "tagged-1", "a remark about somebody")).Expect(201);
        using var scraper = new ApiClient(Cluster.MetricsAddress);
        var told = await ScrapeSilosAsync() + (await scraper.GetAsync("metrics")).Text;
        var tags = TagValue().Matches(told).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.Contains("Invalid", tags);
        foreach (var content in (string[])["tagged-1", "somebody", "voksenlaerlinge", "reporter"])
            Assert.DoesNotContain(tags, tag => tag.Contains(content, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("851", tags);
        Assert.DoesNotContain("2016", tags);
    }

    [Fact]
    public async Task A_trace_goes_from_the_request_through_grains_to_the_database()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c", caller = "b7ad6b7169203331";
        var reply = (await SubmitAsync("2017", 5, "traced-1", null, ("traceparent", $"00-{trace}-{caller}-01"))).Expect(201);
        Assert.Equal(trace, reply.Header("Trace-Id"));
        await EventuallyAsync(() =>
        {
            var spans = operated.Collector.Spans.Where(s => s.TraceId == trace).ToList();
            var request = Assert.Single(spans, s => s is { Service: "gateway", Parent: caller });
            Assert.Contains("/submissions", request.Name, StringComparison.Ordinal);
            // Each is a part of the one before, up to the request: the database's is below a commit, that below the grain.
            var commit = Assert.Single(spans, s => s is { Service: "silo", Source: "Kkr.Ledger", Name: "ledger commit" });
            Assert.Contains(spans, s => s.Source == "Npgsql" && s.Parent == commit.Id);
            var path = new List<TraceCollector.Span>();
            for (var at = commit; at is not null; at = spans.SingleOrDefault(s => s.Id == at.Parent)) path.Add(at);
            Assert.Equal(request, path[^1]);
            Assert.Contains(path, s => s is { Service: "silo", Source: "Microsoft.Orleans.Application" } && s.Name.Contains("SubmitAsync", StringComparison.Ordinal));
            Assert.Contains(path, s => s is { Service: "gateway", Source: "Microsoft.Orleans.Application" });
            Assert.Contains(spans, s => s.Name.Contains("ITableGrain", StringComparison.Ordinal));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Answers_problems_and_log_lines_carry_the_same_id()
    {
        const string trace = "11111111111111112222222222222222";
        var refused = (await SubmitAsync("2017", -5, "joined-1", null, ("traceparent", $"00-{trace}-b7ad6b7169203331-00"))).Expect(422);
        Assert.Equal(trace, refused.Header("Trace-Id"));
        Assert.Equal(trace, refused.Json.GetProperty("traceId").GetString());
        await Cluster.Gateway.SaysAsync(trace, Patience, "Log of the request");
        var line = Cluster.Gateway.LastOutput.Split('\n').Last(l => l.Contains(trace, StringComparison.Ordinal));
        var logged = JsonElement.Parse(line);
        Assert.Contains(logged.GetProperty("Scopes").EnumerateArray(), s => s.TryGetProperty("TraceId", out var id) && id.GetString() == trace);
        Assert.True(logged.TryGetProperty("Timestamp", out _) && logged.TryGetProperty("LogLevel", out _) && logged.TryGetProperty("Category", out _));

        // Without one from the client there is a new one each time; nothing, not even what isn't there, is answered without.
        var first = (await Cluster.Client.GetAsync("api/v1/nowhere")).Expect(404);
        var second = (await Cluster.Client.GetAsync("health/live")).Expect(200);
        Assert.Matches("^[0-9a-f]{32}$", first.Header("Trace-Id"));
        Assert.Equal(first.Header("Trace-Id"), first.Json.GetProperty("traceId").GetString());
        Assert.NotEqual(first.Header("Trace-Id"), second.Header("Trace-Id"));
    }

    [Fact]
    public async Task The_Orleans_dashboard_shows_every_silo()
    {
        var counters = (await Cluster.Client.GetAsync("dashboard/DashboardCounters", Cluster.Token("operator"))).Expect(200).Json;
        var hosts = counters.GetProperty("hosts").EnumerateArray().ToList();
        Assert.Equal(2, hosts.Count);
        Assert.All(hosts, h => Assert.Equal("Active", h.GetProperty("status").GetString()));
    }

    private async Task<string> ScrapeSilosAsync()
    {
        var told = "";
        for (var number = 1; number <= 2; number++)
        {
            using var silo = new ApiClient(Cluster.SiloAddress(number));
            told += (await silo.GetAsync("metrics")).Expect(200).Text;
        }

        return told;
    }

    private static double Sum(string told, string figure, string tag = "") => told.Split('\n')
        .Where(l => l.StartsWith(figure, StringComparison.Ordinal) && l.Length > figure.Length && l[figure.Length] is '{' or ' '
            && l.Contains(tag, StringComparison.Ordinal))
        .Sum(l => double.Parse(l[(l.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));

    private Task<Reply> SubmitAsync(string period, int value, string key, string? comment = null, params (string Name, string Value)[] headers) =>
        Cluster.Client.PostAsync(
            Submissions,
            JsonSerializer.Serialize(new { dataSet = "voksenlaerlinge", period, figures = new[] { new { value } }, comment }),
            Cluster.Token("reporter", "851"), [("Idempotency-Key", key), .. headers]);

    /// <summary>What happens a moment after its cause: tried until it holds.</summary>
    private static async Task EventuallyAsync(Func<Task> holds)
    {
        for (var started = System.Diagnostics.Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                await holds();
                return;
            }
            catch (Xunit.Sdk.XunitException) when (System.Diagnostics.Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250));
            }
        }
    }

    [GeneratedRegex("""="([^"]*)""")]
    private static partial Regex TagValue();

    [GeneratedRegex(@"\b(kkr|orleans|http_server|dotnet)_[a-z0-9_]+\b")]
    private static partial Regex FigureName();
}
