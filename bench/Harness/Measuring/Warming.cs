namespace Kkr.Bench.Measuring;

/// <summary>
/// Programs are compiled while they run, and until then none shows what it can: each is given work until it gets no faster.
/// </summary>
internal static class Warming
{
    private const double Faster = 1.05;
    private const int TurnsWithout = 5;
    private const int MostTurns = 30;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);

    /// <summary>Repeats turns until five in a row are no faster than the fastest before, for two minutes at most.</summary>
    public static async Task UpAsync(Func<TimeSpan, Task<Measurement>> turnAsync)
    {
        var (fastest, without) = (0.0, 0);
        for (var turn = 0; turn < MostTurns && without < TurnsWithout; turn++)
        {
            var rate = (await turnAsync(Turn)).PerSecond;
            without = rate > fastest * Faster ? 0 : without + 1;
            fastest = Math.Max(fastest, rate);
        }
    }
}
