namespace Kkr.Ledger;

/// <summary>A real ledger behind a gate: a batch waits at it until the test lets it through, so that a test knows what is under way.</summary>
internal sealed class GatedLedger(ILedger inner) : ILedger, IDisposable
{
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly SemaphoreSlim _open = new(0);

    public List<int> BatchSizes { get; } = [];

    public Exception? Failure { get; set; }

    public Task ArrivedAsync() => _arrived.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _arrived.Dispose();
        _open.Dispose();
    }

    public void LetThrough(int batches = 1) => _open.Release(batches);

    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<ProposedEntry> batch, CancellationToken cancellationToken)
    {
        BatchSizes.Add(batch.Count);
        _arrived.Release();
        await _open.WaitAsync(cancellationToken);
        if (Failure is { } failure) throw failure;
        return await inner.AppendAsync(batch, cancellationToken);
    }

    public IAsyncEnumerable<LedgerEntry> ReadStreamAsync(string stream, long afterSequence, CancellationToken cancellationToken) =>
        inner.ReadStreamAsync(stream, afterSequence, cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadTopicAsync(string topic, long afterPosition, CancellationToken cancellationToken) =>
        inner.ReadTopicAsync(topic, afterPosition, cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadAllAsync(long afterPosition, CancellationToken cancellationToken) =>
        inner.ReadAllAsync(afterPosition, cancellationToken);

    public Task<LedgerEntry?> FindCommandAsync(string scope, string commandId, CancellationToken cancellationToken) =>
        inner.FindCommandAsync(scope, commandId, cancellationToken);

    public Task<long> ReadHeadAsync(CancellationToken cancellationToken) => inner.ReadHeadAsync(cancellationToken);
}
