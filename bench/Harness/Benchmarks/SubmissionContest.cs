using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

namespace Kkr.Bench.Benchmarks;

/// <summary>A contestant that is submitted to, with the count of what it acknowledged over all its turns.</summary>
internal sealed class SubmissionContest(Service service, SubmissionTally tally)
{
    private int _turns;

    public SubmissionContest(Service service, Reporters reporters)
        : this(service, new SubmissionTally(reporters)) { }

    public Service Service => service;

    public SubmissionTally Tally => tally;

    /// <summary>Submits until it gets no faster.</summary>
    public Task WarmUpAsync(int municipalities, int connections, int onlyPeriod = -1) =>
        Warming.UpAsync(turn => TurnAsync(municipalities, connections, turn, onlyPeriod));

    /// <summary>A turn of submitting.</summary>
    /// <param name="municipalities">How many of the municipalities submit.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="duration">How long.</param>
    /// <param name="onlyPeriod">The place of the only period to report on; -1 for all.</param>
    /// <param name="perSecond">The most submissions a second; null for as many as there can be.</param>
    /// <param name="onPosition">What is done with each receipt's position, if anything.</param>
    public async Task<Measurement> TurnAsync(
        int municipalities, int connections, TimeSpan duration, int onlyPeriod = -1, double? perSecond = null,
        Action<ReadOnlySpan<byte>>? onPosition = null)
    {
        var run = $"{_turns++}";
        SubmissionConversation[] conversations =
        [
            .. Enumerable.Range(0, connections).Select(i => new SubmissionConversation(new(tally.Reporters), run, i, municipalities, onlyPeriod: onlyPeriod)
            {
                OnPosition = onPosition,
            }),
        ];
        var measured = await LoadRun.RunAsync(service.Port, conversations, duration, perSecond);
        foreach (var conversation in conversations) tally.Add(conversation.Tally);
        return measured;
    }
}
