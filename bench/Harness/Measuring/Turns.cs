namespace Kkr.Bench.Measuring;

/// <summary>
/// Contestants that take turns at the same work: A B, B A, A B …, so that what drifts on the machine drifts for all.
/// </summary>
internal static class Turns
{
    /// <summary>Has each contestant do the work once a round.</summary>
    /// <param name="benchmark">The benchmark, for the table.</param>
    /// <param name="work">The work, for the table.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="contestants">Who, by name; the first is the product.</param>
    public static async Task<Comparison> TakeAsync(
        string benchmark, string work, int rounds, IReadOnlyList<(string Name, Func<Task<Measurement>> Turn)> contestants)
    {
        var turns = contestants.ToDictionary(c => c.Name, _ => new List<Measurement>());
        for (var round = 0; round < rounds; round++)
            foreach (var (name, turn) in round % 2 == 0 ? contestants : contestants.Reverse())
            {
                var measured = await turn();
                turns[name].Add(measured);
                Console.Error.WriteLine(
                    $"  {benchmark} {work}, round {round + 1}: {name} {measured.PerSecond:N0}/s, p99 {measured.P99Milliseconds:N1} ms, load {measured.LoadCpu:P0}");
            }

        return new(benchmark, work, [.. contestants.Select(c => Standing.Of(c.Name, turns[c.Name], turns[contestants[0].Name]))]);
    }
}
