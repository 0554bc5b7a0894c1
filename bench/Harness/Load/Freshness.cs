using System.Buffers.Text;
using System.Diagnostics;
using System.Text;

namespace Kkr.Bench.Load;

/// <summary>The newest receipt, and the newest that is over a second old: what a read must hold, if it asks and if it does not.</summary>
internal sealed class Freshness
{
    private static readonly TimeSpan MostAge = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Queue<(long At, long Position)> _recent = new();
    private long _settled;
    private (string Token, long Position, long At) _newest = ("", 0, 0);

    /// <summary>Takes a receipt's position in, as the receipt was received.</summary>
    public void Take(ReadOnlySpan<byte> token)
    {
        if (!Utf8Parser.TryParse(token, out long position, out _)) throw new BenchmarkException("A receipt's position is no number.");
        lock (_lock)
        {
            _recent.Enqueue((Stopwatch.GetTimestamp(), position));
            if (position > _newest.Position) _newest = (Encoding.ASCII.GetString(token), position, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>The newest receipt, as the token that a read may ask for.</summary>
    public (string Token, long Position) Newest
    {
        get
        {
            lock (_lock) return (_newest.Token, _newest.Position);
        }
    }

    /// <summary>The newest receipt's position, and when the receipt was received.</summary>
    public (long Position, long At) NewestWithTime
    {
        get
        {
            lock (_lock) return (_newest.Position, _newest.At);
        }
    }

    /// <summary>What every read that is sent now must hold.</summary>
    public long Settled
    {
        get
        {
            lock (_lock)
            {
                while (_recent.TryPeek(out var oldest) && Stopwatch.GetElapsedTime(oldest.At) > MostAge)
                    _settled = Math.Max(_settled, _recent.Dequeue().Position);
                return _settled;
            }
        }
    }
}
