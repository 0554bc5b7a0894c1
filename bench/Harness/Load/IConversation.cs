namespace Kkr.Bench.Load;

/// <summary>What one connection says and expects: a request, its answer, the next request.</summary>
internal interface IConversation
{
    /// <summary>Writes the next request.</summary>
    /// <returns>Its length in bytes.</returns>
    int Write(Span<byte> request);

    /// <summary>Takes in the answer.</summary>
    /// <exception cref="BenchmarkException">It is not what it must be.</exception>
    void Take(Answer answer);
}
