using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Kkr.Hostile.Tests.Cases;
using Service = Kkr.Gateway.Tests.Standalone;

namespace Kkr.Hostile.Tests;

/// <summary>
/// Thousands of hostile requests and connections, made from a seed, against the running process: each ends as it should, the
/// process stands, its memory is bounded, and an honest client is served all the while.
/// </summary>
public sealed class HostileInputTests(ITestOutputHelper output)
{
    private const int Seed = 20201125;
    private const int Senders = 12;
    private const int SlowConnections = 300;
    private const int FloodConnections = 1_500;
    private const int MostMemoryMiB = 1_200;

    /// <summary>Longer than the server bears with who says next to nothing.</summary>
    private static readonly TimeSpan SlowPatience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Hostile_input_is_refused_and_honest_clients_are_served()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KKR_HOSTILE_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Seed;
        await using var service = await Service.StartNewAsync(demo: true);
        var token = await service.TokenAsync("hostile", ["secretariat", "reporter", "approver", "contract-reporter", "growth-team"], ["860"]);
        using var honest = new HonestClient(service.Client.Address, await service.TokenAsync("reporter", HonestClient.Municipality));
        var before = await StandingAsync(service, token);
        var quiet = ProcessMemory.ResidentMiB(service.Process.Id);
        var started = Stopwatch.GetTimestamp();
        var working = honest.WorkAsync();

        var slow = SlowAsync(service.Port, token);
        var cases = Cases(seed, token);
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (hostile, _) =>
        {
            var fault = await FaultOfAsync(service.Port, hostile);
            if (fault is not null) faults.Add($"{hostile.Family} {hostile.Name}: {fault}");
        });
        var flooded = await FloodAsync(service.Port, token);
        var slowClosed = await slow;
        await honest.StopAsync();
        await working;

        var peak = ProcessMemory.PeakMiB(service.Process.Id);
        var told = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"seed {seed}: {cases.Count} hostile requests, {slowClosed} slow or half-open connections, {flooded} connections of a flood, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s")
            .AppendLine(string.Join(", ", cases.GroupBy(c => c.Family).Select(f => $"{f.Key} {f.Count()}")))
            .AppendLine(CultureInfo.InvariantCulture, $"memory: {quiet} MiB before, {peak} MiB at its peak")
            .AppendLine(CultureInfo.InvariantCulture, $"honest client: {honest.Acknowledged} submissions, each once; longest wait {honest.LongestWait.TotalMilliseconds:0} ms");
        output.WriteLine(told.ToString());
        Assert.True(faults.IsEmpty, told + string.Join('\n', faults.Order(StringComparer.Ordinal).Take(60)));
        Assert.False(service.Process.HasExited);
        Assert.InRange(peak, quiet, MostMemoryMiB);
        await honest.VerifyAsync();
        // Nothing of all this was taken in.
        Assert.Equal(before, await StandingAsync(service, token));
    }

    private static List<HostileCase> Cases(int seed, string token)
    {
        // Each family by a generator of its own: one that grows does not change the others' cases.
        var requests = new Requests(token);
        List<HostileCase> cases =
        [
            .. new JsonCases(new Random(seed), requests).Make(2_600),
            .. new ImportCases(new Random(seed + 1), requests).Csv(420),
            .. new ImportCases(new Random(seed + 2), requests).Ndjson(120),
            .. new ImportCases(new Random(seed + 3), requests).Spreadsheets(260),
            .. new QueryCases(new Random(seed + 4), requests).Make(1_000),
            .. new HttpCases(new Random(seed + 5), requests, token).Make(1_200),
        ];
        // Mixed, so that what is heavy does not come all at once.
        new Random(seed).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(cases));
        return cases;
    }

    private static async Task<string?> FaultOfAsync(int port, HostileCase hostile)
    {
        try
        {
            return (await RawConnection.ExchangeAsync(port, hostile.Bytes)).Against(hostile.Verdict);
        }
        catch (TimeoutException timeout)
        {
            return timeout.Message.Length > 300 ? timeout.Message[..300] : timeout.Message;
        }
    }

    /// <summary>What the hostile requests aim at, as it stands: reports, contract, team, agreement, campaign, definition.</summary>
    private static async Task<string> StandingAsync(Service service, string token)
    {
        var standing = new List<string>();
        foreach (var path in (string[])[
            "municipalities/860/reports/voksenlaerlinge/2011/history", "municipalities/860", "result-contracts/erhvervshus-nordjylland-2020/history", "growth-teams/nordjylland/history",
            "agreements/danskuddannelse-nordjylland/history", "campaigns/voksenlaerlinge-nordjylland/history", "data-sets", "data-sets/vvv-match/versions",
            "regions/081/aggregates/voksenlaerlinge?period=2020&period=2011"])
        {
            var reply = await service.Client.GetAsync("api/v1/" + path, token);
            var text = reply.Status != 200 ? "" : path.StartsWith("regions", StringComparison.Ordinal) ? reply.Json.GetProperty("rows").GetRawText() : reply.Text;
            standing.Add($"{path}: {reply.Status} {text}");
        }

        return string.Join('\n', standing);
    }

    /// <summary>
    /// Connections that dawdle: headers and bodies that come a byte at a time, streams and large answers that nobody reads. The
    /// server closes the first two by itself; the others go when their client does.
    /// </summary>
    /// <returns>How many there were.</returns>
    private static async Task<int> SlowAsync(int port, string token)
    {
        var dawdling = new List<RawConnection>();
        var silent = new List<RawConnection>();
        for (var i = 0; i < SlowConnections; i++)
        {
            var connection = await RawConnection.OpenAsync(port);
            var (beginning, isDawdling) = (i % 5) switch
            {
                0 => ("GET /api/v1/data-sets HTTP/1.1\r\nHost: kkr\r\nX-Slow: ", true),
                1 => ($"POST /api/v1/municipalities/860/submissions HTTP/1.1\r\nHost: kkr\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: slow\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n{{", true),
                2 => ("GET /api/v1/regions/081/stream HTTP/1.1\r\nHost: kkr\r\n\r\n", false),
                3 => (string.Concat(Enumerable.Repeat("GET /api/pxwebapi/v2/tables/BEFOLKNING/data?outputFormat=csv HTTP/1.1\r\nHost: kkr\r\n\r\n", 200)), false),
                _ => ("", false),
            };
            await connection.TrySendAsync(Requests.Raw(beginning), CancellationToken.None);
            (isDawdling ? dawdling : silent).Add(connection);
        }

        var started = Stopwatch.GetTimestamp();
        while (dawdling.Any(c => !c.IsDone) && Stopwatch.GetElapsedTime(started) < SlowPatience)
        {
            foreach (var connection in dawdling) await connection.TrySendAsync("x"u8.ToArray(), CancellationToken.None);
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        var open = dawdling.Count(c => !c.IsDone);
        dawdling.ForEach(c => c.Dispose());
        silent.ForEach(c => c.Dispose());
        return open == 0 ? SlowConnections : throw new TimeoutException($"{open} of {dawdling.Count} dawdling connections were still open after {SlowPatience}.");
    }

    /// <summary>Very many connections at once, of which each asks something, and many are broken off.</summary>
    private static async Task<int> FloodAsync(int port, string token)
    {
        var request = new Requests(token).Get("/api/v1/data-sets");
        await Task.WhenAll(Enumerable.Range(0, FloodConnections).Select(async i =>
        {
            using var connection = await RawConnection.OpenAsync(port);
            await connection.TrySendAsync(request.AsMemory(0, i % 3 == 0 ? request.Length / 2 : request.Length), CancellationToken.None);
            if (i % 3 != 2) return;
            using var patience = new CancellationTokenSource(SlowPatience);
            var answer = await connection.ReadAsync(patience.Token);
            if (answer.Status != 200) throw new InvalidOperationException($"In the flood, a whole request was answered {answer.Status}: {answer.Text}");
        }));
        return FloodConnections;
    }
}
