namespace Kkr.Bench.Load;

/// <summary>The same submissions to a route that does less with them: the receipt says nothing, so nothing is tallied.</summary>
internal sealed class ProbeConversation(
    SubmissionTally tally, string run, int connection, int municipalities, string path, int onlyPeriod) : IConversation
{
    private readonly SubmissionConversation _inner = new(tally, run, connection, municipalities, path, onlyPeriod);

    public int Write(Span<byte> request) => _inner.Write(request);

    public void Take(Answer answer)
    {
        if (answer.Status is not (200 or 201)) throw new BenchmarkException($"{path} answered: {answer.Text}");
    }
}
