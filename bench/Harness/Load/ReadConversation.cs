using System.Text;
using System.Text.Unicode;

namespace Kkr.Bench.Load;

/// <summary>
/// A connection that reads the same thing over and over. Where receipts are told of, no answer may be more than a second
/// older than them; and one in fifty asks for the newest, which its answer must hold.
/// </summary>
/// <param name="path">What is read.</param>
/// <param name="token">The reader's token; null for nobody's.</param>
/// <param name="expected">A text that each answer must hold.</param>
/// <param name="freshness">The receipts; null where the answer tells no position.</param>
internal sealed class ReadConversation(string path, string? token, byte[] expected, Freshness? freshness = null) : IConversation
{
    private const int OneAskIn = 50;

    private readonly byte[] _request = Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: bench\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}\r\n");

    private readonly string _asking = $"HTTP/1.1\r\nHost: bench\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}\r\n";
    private readonly string _separator = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
    private int _number;
    private long _atLeast;

    /// <summary>The length of the last answer's body.</summary>
    public int BodyBytes { get; private set; }

    /// <summary>The position that the last answer goes up to; 0 where it tells none.</summary>
    public long Position { get; private set; }

    public int Write(Span<byte> request)
    {
        _atLeast = freshness?.Settled ?? 0;
        if (freshness is not null && ++_number % OneAskIn == 0 && freshness.Newest is { Position: > 0 } newest)
        {
            _atLeast = newest.Position;
            Utf8.TryWrite(request, $"GET {path}{_separator}minPosition={newest.Token} {_asking}", out var length);
            return length;
        }

        _request.CopyTo(request);
        return _request.Length;
    }

    public void Take(Answer answer)
    {
        BodyBytes = answer.Body.Length;
        if (answer.Status != 200 || answer.Body.IndexOf(expected) < 0) throw new BenchmarkException($"A read was answered: {answer.Text}");
        Position = SubmissionConversation.NumberAfter(answer.Body, "\"asOf\":{\"position\":\""u8);
        if (Position < _atLeast) throw new BenchmarkException($"A read holds position {Position}, and had to hold {_atLeast}.");
    }
}
