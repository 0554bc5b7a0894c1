using System.Globalization;
using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

namespace Kkr.Bench.Benchmarks;

/// <summary>
/// The product alone under P1's load, for a profiler to be attached to, or beside another build of it, as what a change gives is less than
/// what one run differs from the next: not part of a full run.
/// </summary>
internal static class Profile
{
    public static async Task RunAsync(Stage stage, Options options, Results results)
    {
        var reporters = Reporters.OfApprentices(stage);
        var product = new SubmissionContest(await stage.StartAsync("product", "product"), reporters);
        if (options.Beside is { } folder)
        {
            await CompareAsync(stage, options, results, product, new(await stage.StartAsync("the other build", Path.GetFullPath(folder), "product"), reporters));
            return;
        }

        await MeasureAsync(product.Service, options, ByConnections(connections => product.TurnAsync(reporters.Municipalities.Count, connections, options.Turn)));
        results.Checked(await Proof.ProductAsync(product.Service, product.Tally, stage.Token("secretariat")));
    }

    /// <summary>Very many live reports, as in P5: by turns all of them, and as many as few municipalities have, are submitted to.</summary>
    public static async Task RunSpreadAsync(Stage stage, Options options, Results results)
    {
        using var continent = HotRegion.ContinentOf(options);
        var many = await HotRegion.LiveAsync(stage, options, continent);
        await MeasureAsync(many.Service, options, [("all reports", () => TurnAsync(many.Tally.Reporters.Municipalities.Count)), ("some of them", () => TurnAsync(HotRegion.WithFewReports(many.Tally.Reporters)))]);
        results.Checked(await Proof.ProductAsync(many.Service, many.Tally, stage.Token("secretariat")));

        Task<Measurement> TurnAsync(int municipalities) => many.TurnAsync(municipalities, 64, options.Turn);
    }

    /// <summary>The same for one of the routes that do less.</summary>
    public static async Task RunProbeAsync(Stage stage, Options options, string kind)
    {
        var reporters = Reporters.OfApprentices(stage);
        var product = await stage.StartAsync("product", "product");
        var probe = new Probe(stage, product, reporters, kind);
        await MeasureAsync(product, options, ByConnections(connections => probe.TurnAsync(reporters.Municipalities.Count, connections, options.Turn)));
    }

    private static async Task CompareAsync(Stage stage, Options options, Results results, params IReadOnlyList<SubmissionContest> builds)
    {
        var municipalities = builds[0].Tally.Reporters.Municipalities.Count;
        foreach (var build in builds) await build.WarmUpAsync(municipalities, 64);
        foreach (var connections in (int[])[64, 256])
            results.Add(await Turns.TakeAsync("profile", $"two builds, {municipalities} municipalities, {connections} connections", options.Pairs,
                [.. builds.Select(build => (build.Service.Name, (Func<Task<Measurement>>)(() => build.TurnAsync(municipalities, connections, options.Turn))))]));
        foreach (var build in builds) results.Checked(await Proof.ProductAsync(build.Service, build.Tally, stage.Token("secretariat")));
    }

    private static (string Load, Func<Task<Measurement>> TakeTurn)[] ByConnections(Func<int, Task<Measurement>> takeTurn) =>
        [("64 connections", () => takeTurn(64)), ("256 connections", () => takeTurn(256))];

    private static async Task MeasureAsync(Service product, Options options, (string Load, Func<Task<Measurement>> TakeTurn)[] loads)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"process {product.Processes[^1].Id}"));
        for (var turn = 0; turn < options.Pairs; turn++)
        {
            var (load, takeTurn) = loads[turn % loads.Length];
            var cpu = product.Processes[^1].ProcessorTime;
            var measured = await takeTurn();
            var spent = product.Processes[^1].ProcessorTime - cpu;
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{load}: {measured.PerSecond:N0}/s, p50 {measured.P50Milliseconds:N1} ms, p99 {measured.P99Milliseconds:N1} ms, product {spent.TotalMilliseconds * 1000 / (measured.PerSecond * options.Seconds):N0} µs a submission, all {measured.BusyCpu * Environment.ProcessorCount * 1e6 / measured.PerSecond:N0} µs, load {measured.LoadCpu:P0}, all {measured.BusyCpu:P0}"));
        }
    }
}
