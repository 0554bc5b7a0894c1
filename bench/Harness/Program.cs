using Kkr.Bench;
using Kkr.Bench.Benchmarks;
using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

var options = Options.Read(args);
IReadOnlyList<(string Name, Func<Stage, Options, Results, Task> Run)> fullRun =
[
    ("p1", Submissions.RunAsync),
    ("p2", BulkImports.RunAsync),
    ("p3", Visibility.RunAsync),
    ("p4", Reads.RunAsync),
    ("p5", HotRegion.RunAsync),
    ("p6", BeingThere.RunAsync),
    ("p6-rebuild", BeingThere.RebuildAsync),
    ("p7", SeparateGateway.RunAsync),
];
IReadOnlyList<(string Name, Func<Stage, Options, Results, Task> Run)> benchmarks =
[
    .. fullRun,
    ("p1-tokens", Submissions.RunRememberingAsync),
    ("profile", Profile.RunAsync),
    ("profile-spread", Profile.RunSpreadAsync),
    ("profile-append", (stage, options, _) => Profile.RunProbeAsync(stage, options, "append")),
    ("profile-record", (stage, options, _) => Profile.RunProbeAsync(stage, options, "record")),
    ("profile-tell", (stage, options, _) => Profile.RunProbeAsync(stage, options, "tell")),
];
var chosen = options.Names.Count == 0 ? fullRun : [.. benchmarks.Where(b => options.Names.Contains(b.Name))];
if (chosen.Count == 0) throw new ArgumentException($"There are the benchmarks {string.Join(", ", benchmarks.Select(b => b.Name))}.");

var results = new Results();
var failed = 0;
foreach (var (name, run) in chosen)
{
    await using var stage = await Stage.SetAsync();
    try
    {
        await run(stage, options, results);
    }
    catch (Exception exception)
    {
        // The others are still worth measuring; the exit code tells how many were not.
        failed++;
        Console.Error.WriteLine($"{name} failed: {(exception is BenchmarkException ? exception.Message : exception)}\n{stage.LastOutput}");
    }

    // What was measured is kept, whatever becomes of the rest.
    await results.WriteAsync(Path.Combine(options.Root, "bench", "results"), options.Names.Count == 0 ? "all" : string.Join('-', options.Names));
}

return failed;
