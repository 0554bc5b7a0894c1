using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

namespace Kkr.Bench.Benchmarks;

/// <summary>The product's own pipeline with less behind it: it knows nothing of what comes in, so that nothing is tallied.</summary>
/// <param name="stage">Where it takes place.</param>
/// <param name="product">The product.</param>
/// <param name="reporters">Who submits.</param>
/// <param name="kind">What is behind it.</param>
/// <param name="onlyPeriod">The place of the only period to report on; -1 for all.</param>
internal sealed class Probe(Stage stage, Service product, Reporters reporters, string kind, int onlyPeriod = -1)
{
    private int _turns;

    /// <summary>Sends until it gets no faster.</summary>
    public Task WarmUpAsync(int municipalities, int connections) => Warming.UpAsync(turn => TurnAsync(municipalities, connections, turn));

    /// <summary>A turn of submitting to <c>/bench/{kind}</c>.</summary>
    /// <param name="municipalities">How many of the municipalities submit.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="duration">How long.</param>
    /// <param name="settle">Whether PostgreSQL writes its buffers out first.</param>
    public async Task<Measurement> TurnAsync(int municipalities, int connections, TimeSpan duration, bool settle = true)
    {
        if (settle) await stage.SettleAsync();
        var run = $"{kind}-{_turns++}";
        return await LoadRun.RunAsync(
            product.Port,
            [.. Enumerable.Range(0, connections).Select(i => new ProbeConversation(new(reporters), run, i, municipalities, $"/bench/{kind}", onlyPeriod))], duration);
    }
}
