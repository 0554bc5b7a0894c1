using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Kkr.Testing.Processes;

namespace Kkr.Cluster.Tests.Backups;

/// <summary>
/// What municipalities and the secretariat send to one cluster, kept with what they were answered, and the proof that another
/// cluster, started on a backup, holds of it what it must.
/// </summary>
internal sealed class ReportingWork(Cluster cluster)
{
    private const string Table = "api/v1/regions/081/aggregates/voksenlaerlinge?period=2019&period=2020&period=2021&by=municipality";

    private static readonly string Repository = typeof(ReportingWork).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "Repository").Value!;

    private static readonly string[] Reporters = ["773", "787", "810", "813", "820", "840", "846", "849", "851", "860"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<Acknowledged> _acknowledged = new();

    /// <summary>A command with a key, and its receipt.</summary>
    public sealed record Acknowledged(HttpMethod Method, string Path, string Body, string Role, string? Municipality, string Key, Reply Receipt)
    {
        public long Position { get; } = PositionOf(Receipt.Json);
    }

    /// <summary>What was acknowledged so far.</summary>
    public IReadOnlyList<Acknowledged> Receipts => [.. _acknowledged];

    /// <summary>Reports and corrections of ten municipalities, one withdrawn, records with hashed persons, a growth team with a recommendation.</summary>
    public async Task BeginAsync()
    {
        await Task.WhenAll(Reporters.SelectMany(m => ((string[])["2019", "2020"]).Select(p => ReportAsync(m, p, 100, $"first-{p}"))));
        await Task.WhenAll(Reporters.Take(4).Select(m => ReportAsync(m, "2020", 120, "correction")));
        (await cluster.Client.PostAsync(
            "api/v1/municipalities/773/reports/voksenlaerlinge/2019/withdraw", "{}", cluster.Token("reporter", "773"), ("If-Match", "\"1\""))).Expect(200);
        await SendAsync(HttpMethod.Post, "api/v1/municipalities/851/submissions", """
            {"dataSet":"vvv-match","period":"2020M09","records":[{"id":"1","matchtype":"praktik","arbejdsomraade":"it","skabt-af":"jobcenter","virksomhed":"12345678","kandidat":"Bo"}]}
            """, "reporter", "851", "records");
        var team = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(Repository, "data", "growth-teams", "nordjylland.json"))).GetProperty("team");
        using var content = new StringContent(team.GetRawText(), Encoding.UTF8, "application/json");
        (await cluster.Client.SendAsync(HttpMethod.Put, "api/v1/growth-teams/nordjylland", content, cluster.Token("secretariat"), ("Idempotency-Key", "team"))).Expect(201);
    }

    /// <summary>Every municipality corrects its report of 2021 until it is told to stop, or its cluster is gone.</summary>
    public Task GoOnAsync(CancellationToken stop) => Task.WhenAll(Reporters.Select(async municipality =>
    {
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            try
            {
                await ReportAsync(municipality, "2021", number, $"load-{number}", () => stop.IsCancellationRequested);
            }
            catch (Exception exception) when (stop.IsCancellationRequested && exception is HttpRequestException or TaskCanceledException or InvalidOperationException)
            {
                // Not acknowledged.
            }
        }
    }));

    /// <summary>A municipality's report of adult apprentices.</summary>
    public Task ReportAsync(string municipality, string period, int value, string key, Func<bool>? isOver = null) => SendAsync(
        HttpMethod.Post, $"api/v1/municipalities/{municipality}/submissions",
        $$"""{ "dataSet": "voksenlaerlinge", "period": "{{period}}", "figures": [ { "value": {{value}} } ] }""", "reporter", municipality, key, isOver);

    /// <summary>Every command up to a position sent again to a restored cluster: its first receipt is what it is answered.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ReplayAsync(Cluster restored, long head)
    {
        var known = Receipts.Where(a => a.Position <= head).ToList();
        await Parallel.ForEachAsync(known, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (first, _) =>
        {
            var again = (await SendAsync(restored, first.Method, first.Path, first.Body, first.Role, first.Municipality, first.Key)).Expect(200);
            Assert.Equal("true", again.Header("Idempotency-Replayed"));
            Assert.Equal(first.Receipt.Receipt, again.Receipt);
        });
        return known.Count;
    }

    /// <summary>What everybody reads of a cluster, cell by cell: the tables, the histories of all reports up to a position, the growth team.</summary>
    /// <param name="of">The cluster.</param>
    /// <param name="head">Up to where.</param>
    /// <param name="asOf">Whether the tables are asked for as of then, or as they are.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(Cluster of, long head, bool asOf)
    {
        var secretariat = of.Token("secretariat");
        var at = string.Create(CultureInfo.InvariantCulture, $"&{(asOf ? "asOf" : "minPosition")}={head}");
        List<string> cells = [];
        foreach (var table in (string[])[Table, Table.Replace("081", "000", StringComparison.Ordinal), "api/v1/regions/081/aggregates/vvv-match?period=2020M09&by=matchtype"])
        {
            var answer = (await of.Client.GetAsync(table + at, secretariat)).Expect(200).Json;
            cells.AddRange(from part in (string[])["rows", "change"] from row in answer.GetProperty(part).EnumerateArray() select $"{table} {part} {row.GetRawText()}");
        }

        foreach (var report in from m in Reporters from p in (string[])["2019", "2020", "2021"] select $"api/v1/municipalities/{m}/reports/voksenlaerlinge/{p}/history")
        {
            var answer = await of.Client.GetAsync(report, secretariat);
            if (answer.Status == 404) continue;
            cells.AddRange(
                from revision in answer.Expect(200).Json.GetProperty("revisions").EnumerateArray()
                where PositionOf(revision) <= head
                select $"{report} {revision.GetRawText()}");
        }

        cells.Add((await of.Client.GetAsync("api/v1/growth-teams/nordjylland", secretariat)).Expect(200).Text);
        return cells;
    }

    /// <summary>The number that a position begins with.</summary>
    private static long PositionOf(JsonElement of) =>
        long.Parse(of.GetProperty("position").GetString()!.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture);

    private async Task SendAsync(
        HttpMethod method, string path, string body, string role, string? municipality, string key, Func<bool>? isOver = null)
    {
        var reply = await SendAsync(cluster, method, path, body, role, municipality, key, isOver);
        if (reply.Status != 201) reply.Expect(200);
        _acknowledged.Enqueue(new(method, path, body, role, municipality, key, reply));
    }

    /// <summary>Sends, and again where a busy machine makes it 503, as clients do: with the same key nothing counts twice.</summary>
    private static async Task<Reply> SendAsync(
        Cluster to, HttpMethod method, string path, string body, string role, string? municipality, string key, Func<bool>? isOver = null)
    {
        for (var since = Stopwatch.GetTimestamp(); ;)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            var reply = await to.Client.SendAsync(method, path, content, municipality is null ? to.Token(role) : to.Token(role, municipality), ("Idempotency-Key", key));
            if (reply.Status != 503 || isOver?.Invoke() == true || Stopwatch.GetElapsedTime(since) > Patience) return reply;
            await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        }
    }
}
