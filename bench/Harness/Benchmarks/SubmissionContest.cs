using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

namespace Kkr.Bench.Benchmarks;

/// <summary>A contestant that is submitted to, with the count of what it acknowledged over all its turns.</summary>
internal sealed class SubmissionContest(Service service, Reporters reporters, string path = "/api/v1")
{
    private int _turns;

    public Service Service => service;

    public SubmissionTally Tally { get; } = new(reporters);

    /// <summary>A turn of submitting.</summary>
    public async Task<Measurement> TurnAsync(int municipalities, int connections, TimeSpan duration, int onlyPeriod = -1, double? perSecond = null)
    {
        var run = $"{_turns++}";
        SubmissionConversation[] conversations =
            [.. Enumerable.Range(0, connections).Select(i => new SubmissionConversation(new(reporters), run, i, municipalities, path, onlyPeriod))];
        var measured = await LoadRun.RunAsync(service.Port, conversations, duration, perSecond);
        foreach (var conversation in conversations) Tally.Add(conversation.Tally);
        return measured;
    }
}
