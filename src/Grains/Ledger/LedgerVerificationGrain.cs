using System.Runtime.CompilerServices;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Ledger;

/// <summary>Sees to it that the ledger is verified once at a time, and that nobody waits for it in silence.</summary>
internal sealed class LedgerVerificationGrain(LedgerVerification verification, TimeProvider clock) : Grain, ILedgerVerificationGrain, IDisposable
{
    private const int MaxWaiting = 4;
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _waiting;

    public async IAsyncEnumerable<Answer<LedgerCheck>> VerifyAsync(Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!caller.IsOperator)
        {
            yield return Refusal.Forbidden;
            yield break;
        }

        if (_waiting >= MaxWaiting) throw new LedgerOverloadedException();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        long entries = 0;
        var run = Task.Run(() => InTurnAsync(seen => Volatile.Write(ref entries, seen), stop.Token), CancellationToken.None);
        try
        {
            while (await Task.WhenAny(run, Task.Delay(BetweenReports, clock, stop.Token)) != run)
                yield return new LedgerCheck(Volatile.Read(ref entries), null);
            var verdict = await run;
            yield return new LedgerCheck(verdict.Entries, verdict);
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<ChainVerdict> InTurnAsync(Action<long> progress, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _turn.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            return await verification.RunAsync(progress, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }
}
