using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kkr.Testing.History;

namespace Kkr.Testing.Faults;

/// <summary>Runs with faults, one after another on one cluster: what a run leaves is what the next one begins with.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="load">How long each run's load lasts.</param>
/// <param name="longestPause">The longest that a silo is stopped for.</param>
/// <param name="clients">How many clients report at once.</param>
/// <param name="requestTimeout">How long a client waits for an answer; 12 seconds if null.</param>
public sealed class FaultCampaign(FaultCluster cluster, TimeSpan load, TimeSpan longestPause, int clients, TimeSpan? requestTimeout = null)
{
    private readonly TimeSpan _requestTimeout = requestTimeout ?? TimeSpan.FromSeconds(12);

    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<ReportId, ReportState> _before = new Dictionary<ReportId, ReportState>();
    private Dictionary<string, string>? _regionOf;
    private long? _position;

    /// <summary>The kinds of faults that can be made here.</summary>
    public static IReadOnlyList<FaultKind> Possible { get; } =
        [.. Enum.GetValues<FaultKind>().Where(k => k != FaultKind.ClockStepped || FaultCluster.ClockFixed is null)];

    /// <summary>Runs a seed: load with faults, recovery, reading and checking.</summary>
    public Task<RunOutcome> RunAsync(int seed) => RunAsync(seed, PlannedFault.Of(seed, load, longestPause, Possible));

    /// <summary>Runs a seed's load with given faults; what they say of durations goes on as long as they last.</summary>
    public async Task<RunOutcome> RunAsync(int seed, IReadOnlyList<PlannedFault> faults) => (await RunRecordedAsync(seed, faults, () => { })).Outcome;

    internal async Task<(RunOutcome Outcome, IReadOnlyList<CommandAttempt> Attempts)> RunRecordedAsync(
        int seed, IReadOnlyList<PlannedFault> faults, Action suffers)
    {
        var started = Stopwatch.GetTimestamp();
        var random = new Random(seed);
        using var one = cluster.CreateClient(1, _requestTimeout);
        using var other = cluster.CreateClient(2, _requestTimeout);
        HttpClient[] gateways = [one, other];
        _regionOf ??= await ReadRegionsAsync(one);
        // What was recorded before the campaign is not its own: it asks about other reports.
        var startPosition = _position ??= await cluster.ReadHeadAsync();

        var recorder = new RunRecorder();
        var period = (2005 + random.Next(20)).ToString(CultureInfo.InvariantCulture);
        // Mostly of one region, and of others, too: reports that several clients compete for, and reports of their own.
        var reporters = _regionOf.Keys.Order(StringComparer.Ordinal).OrderBy(r => (_regionOf[r] == "081" ? 0 : 1) + random.NextDouble() * 1.3).Take(Math.Max(2, clients * 2 / 3)).ToList();
        using var stop = new CancellationTokenSource();
        var running = Enumerable.Range(0, clients).Select(i =>
        {
            var reporter = reporters[i % reporters.Count];
            var name = string.Create(CultureInfo.InvariantCulture, $"r{seed}-{i}");
            return Task.Run(() => new CampaignClient(
                recorder, gateways, TokenOf(reporter), name, new(reporter, "voksenlaerlinge", period), _regionOf[reporter], random.Next()).RunAsync(stop.Token));
        }).ToList();

        using var end = new CancellationTokenSource();
        var suffering = faults.Select(f => Task.Run(async () =>
        {
            await Task.Delay(f.At);
            suffers();
            await cluster.SufferAsync(f, end.Token);
        })).ToList();
        await Task.Delay(load);
        await Task.WhenAll(suffering);
        await stop.CancelAsync();
        await cluster.RecoverAsync();
        await Task.WhenAll(running);

        var tokens = recorder.Attempts.Where(a => a.Receipt is not null)
            .GroupBy(a => a.Content.Report).Select(g => g.MaxBy(a => a.Receipt!.Position)!)
            .Select(a => new TokenSeen(a.Content.Report, a.Receipt!.Revision, a.Receipt.Position)).ToList();
        await ReadAllAsync(recorder, gateways, tokens, reporters, period);
        var rows = await LedgerReader.ReadAsync(cluster.Connection, startPosition);
        var run = new RecordedRun
        {
            Attempts = recorder.Attempts,
            TableReads = recorder.TableReads,
            ReportReads = recorder.ReportReads,
            Ledger = rows,
            RegionOf = _regionOf,
            StartPosition = startPosition,
            Before = _before,
        };
        var violations = HistoryChecker.Check(run, out _before);
        if (rows.Count > 0) _position = rows[^1].Position;
        var outcome = new RunOutcome(
            seed, faults, run.Attempts.Count(a => a.Answer == CommandAnswer.Acknowledged), run.Attempts.Count(a => a.Answer == CommandAnswer.Unknown),
            run.Attempts.Count(a => a.Answer == CommandAnswer.Refused), rows.Count, LongestPauseOf(run.Attempts), Stopwatch.GetElapsedTime(started), violations);
        return (outcome, run.Attempts);
    }

    private string TokenOf(string reporter)
    {
        lock (_tokens)
        {
            if (!_tokens.TryGetValue(reporter, out var token)) _tokens[reporter] = token = cluster.Token($"reporter-{reporter}", "reporter", reporter);
            return token;
        }
    }

    /// <summary>Reads the tables and the reports when all is quiet, from both gateways: they must hold everything now.</summary>
    private async Task ReadAllAsync(RunRecorder recorder, HttpClient[] gateways, List<TokenSeen> tokens, List<string> reporters, string period)
    {
        var token = cluster.Token("secretariat", "secretariat");
        foreach (var gateway in gateways)
        {
            foreach (var area in reporters.Select(r => _regionOf![r]).Distinct().Append("000"))
            {
                var within = tokens.Where(t => area == "000" || _regionOf![t.Report.Reporter] == area).Take(40).ToList();
                foreach (var split in (bool[])[true, false])
                    recorder.Note(await UntilReadAsync(() => ApiReading.TableAsync(gateway, token, "settled", area, "voksenlaerlinge", period, within, split, settled: true)));
            }
        }

        foreach (var reporter in reporters)
            if (await UntilReadAsync(() => ApiReading.ReportAsync(gateways[0], token, new(reporter, "voksenlaerlinge", period))) is { } read)
                recorder.Note(read);
    }

    private static async Task<T> UntilReadAsync<T>(Func<Task<T>> read)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read();
            }
            catch (Exception exception) when (attempt < 20 && exception is HttpRequestException or TaskCanceledException or JsonException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            }
        }
    }

    private static async Task<Dictionary<string, string>> ReadRegionsAsync(HttpClient gateway)
    {
        using var municipalities = JsonDocument.Parse(await UntilReadAsync(() => gateway.GetStringAsync("api/v1/municipalities")));
        // Læsø reports this through Frederikshavn.
        return municipalities.RootElement.EnumerateArray().Where(m => m.GetProperty("code").GetString() != "825")
            .ToDictionary(m => m.GetProperty("code").GetString()!, m => m.GetProperty("region").GetString()!, StringComparer.Ordinal);
    }

    private static TimeSpan LongestPauseOf(IReadOnlyList<CommandAttempt> attempts)
    {
        var at = attempts.Where(a => a.Answer == CommandAnswer.Acknowledged).Select(a => a.AnsweredAt).Order().ToList();
        return at.Count < 2 ? TimeSpan.Zero : at.Zip(at.Skip(1)).Max(p => Stopwatch.GetElapsedTime(p.First, p.Second));
    }
}
