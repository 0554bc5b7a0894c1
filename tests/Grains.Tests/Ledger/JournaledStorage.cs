using System.Threading.Channels;

namespace Kkr.Ledger;

/// <summary>Where the journaled counter is kept: each call is announced, and does what the test answers.</summary>
public sealed class JournaledStorage
{
    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>();

    /// <summary>How many events are durable.</summary>
    public int Count { get; private set; }

    /// <summary>The next call, once there is one.</summary>
    public ValueTask<Call> NextAsync() => _calls.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Whether a call waits for its answer.</summary>
    public bool HasNext => _calls.Reader.TryPeek(out _);

    public async Task<bool> ApplyAsync(int updates, int expectedVersion)
    {
        var call = new Call(updates);
        _calls.Writer.TryWrite(call);
        var fault = await call.Answer.Task;
        if (fault == Fault.Before) throw new LedgerUnavailableException("before");
        if (expectedVersion != Count) return false;
        Count += updates;
        return fault == Fault.After ? throw new LedgerUnavailableException("after") : true;
    }

    /// <summary>A call, and what is to become of it.</summary>
    public sealed record Call(int Updates)
    {
        public TaskCompletionSource<Fault> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
