using System.Text;
using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

namespace Kkr.Bench.Benchmarks;

/// <summary>A contestant with the large data set that is read from while it is submitted to.</summary>
internal sealed class ReadContest(Service service, Reporters reporters)
{
    public const int Readers = 64;

    /// <summary>Each changes two of the million cells, in the region that is read.</summary>
    public const double WritesPerSecond = 50;

    private const int Writers = 4;

    private int _turns;

    public Service Service => service;

    public SubmissionTally Tally { get; } = SubmissionTally.OfCells(reporters);

    /// <summary>The length of the last answer.</summary>
    public int BodyBytes { get; private set; }

    /// <summary>A turn of reading.</summary>
    /// <param name="path">What is read.</param>
    /// <param name="token">The reader's token; null for nobody's.</param>
    /// <param name="expected">A text that each answer must hold.</param>
    /// <param name="duration">How long.</param>
    /// <param name="tellsPosition">Whether the answer tells up to where it goes, which is then held against the receipts.</param>
    public async Task<Measurement> ReadAsync(string path, string? token, string expected, TimeSpan duration, bool tellsPosition)
    {
        // Others may submit to the same service, in runs of the same numbers.
        var run = $"read-{_turns++}";
        var freshness = new Freshness();
        SubmissionConversation[] writers =
            [.. Enumerable.Range(0, Writers).Select(i => new SubmissionConversation(new(reporters), run, i, reporters.InRegion) { OnPosition = freshness.Take })];
        ReadConversation[] readers =
            [.. Enumerable.Range(0, Readers).Select(_ => new ReadConversation(path, token, Encoding.ASCII.GetBytes(expected), tellsPosition ? freshness : null))];
        var writing = LoadRun.RunAsync(service.Port, writers, duration, WritesPerSecond);
        var measured = await LoadRun.RunAsync(service.Port, readers, duration);
        await writing;
        foreach (var writer in writers) Tally.Add(writer.Tally);
        BodyBytes = readers[0].BodyBytes;
        return measured;
    }
}
