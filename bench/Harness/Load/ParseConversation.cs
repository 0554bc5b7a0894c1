namespace Kkr.Bench.Load;

/// <summary>The same submissions to a route that only parses them: the receipt says nothing, so nothing is tallied.</summary>
internal sealed class ParseConversation(SubmissionTally tally, string run, int connection, int municipalities) : IConversation
{
    private readonly SubmissionConversation _inner = new(tally, run, connection, municipalities, "/bench/parse");

    public int Write(Span<byte> request) => _inner.Write(request);

    public void Take(Answer answer)
    {
        if (answer.Status != 201) throw new BenchmarkException($"A POST that is only parsed was answered: {answer.Text}");
    }
}
