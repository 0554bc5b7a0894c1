using Kkr.Bench;
using Kkr.Bench.Benchmarks;
using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

var options = Options.Read(args);
IReadOnlyList<(string Name, Func<Stage, Options, Results, Task> Run)> benchmarks =
[
    ("p1", Submissions.RunAsync),
    ("p2", BulkImports.RunAsync),
    ("p3", Visibility.RunAsync),
    ("p4", Reads.RunAsync),
    ("p5", HotRegion.RunAsync),
    ("p6", BeingThere.RunAsync),
    ("p7", SeparateGateway.RunAsync),
];
var chosen = benchmarks.Where(b => options.Names.Count == 0 || options.Names.Contains(b.Name)).ToList();
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
    catch (Exception exception) when (exception is BenchmarkException or InvalidOperationException or TimeoutException)
    {
        failed++;
        Console.Error.WriteLine($"{name} failed: {exception.Message}\n{stage.LastOutput}");
    }
}

await results.WriteAsync(Path.Combine(options.Root, "bench", "results"), options.Names.Count == 0 ? "all" : string.Join('-', options.Names));
return failed;
