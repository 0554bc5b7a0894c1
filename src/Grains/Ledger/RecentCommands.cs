namespace Kkr.Ledger;

/// <summary>
/// Which commands a stream carried out last, and as which of its entries. What came of them the ledger tells: a report that lives
/// keeps a few numbers of each, and nothing that a garbage collection would have to follow.
/// </summary>
internal sealed class RecentCommands
{
    /// <summary>How many are known; the oldest make room.</summary>
    public const int Most = 32;

    // Most reports see one or two commands in their life: room is made as it is needed.
    private (int Hash, long Sequence)[] _commands = [];
    private int _count, _oldest;

    /// <summary>The newest sequence that was added; 0 before the first.</summary>
    public long Newest { get; private set; }

    /// <summary>Whether a command may be one of them; only the ledger knows it for certain, as different ids can have the same hash.</summary>
    public bool MayHold(string scope, string id)
    {
        var hash = HashCode.Combine(scope, id);
        foreach (var known in _commands.AsSpan(0, _count))
            if (known.Hash == hash) return true;
        return false;
    }

    /// <summary>Whether the stream's entry with this sequence is one of theirs.</summary>
    public bool Recorded(long sequence)
    {
        foreach (var known in _commands.AsSpan(0, _count))
            if (known.Sequence == sequence) return true;
        return false;
    }

    /// <summary>Adds the command of an entry of this stream, if it is not there.</summary>
    public void Add(string scope, string id, long sequence)
    {
        if (!Recorded(sequence)) Add(HashCode.Combine(scope, id), sequence);
        Newest = Math.Max(Newest, sequence);
    }

    /// <summary>Adds a command that the ledger knew already, here or in another stream, if it is not there.</summary>
    public void AddKnown(string scope, string id)
    {
        if (!MayHold(scope, id)) Add(HashCode.Combine(scope, id), 0);
    }

    private void Add(int hash, long sequence)
    {
        if (_count == Most)
        {
            _commands[_oldest] = (hash, sequence);
            _oldest = (_oldest + 1) % Most;
            return;
        }

        if (_count == _commands.Length) Array.Resize(ref _commands, Math.Max(1, _count * 2));
        _commands[_count++] = (hash, sequence);
    }
}
