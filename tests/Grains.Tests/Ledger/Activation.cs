using System.Diagnostics.Metrics;
using Kkr.Reports;
using Kkr.Rights;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kkr.Ledger;

/// <summary>One activation of a counting grain on a silo of its own: a stream on a scheduler, and its silo's writer.</summary>
internal sealed class Activation : IAsyncDisposable
{
    private readonly TaskScheduler _turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly LedgerWriter _writer;
    private readonly string _scope;

    private Activation(ILedger ledger, string stream, TimeProvider clock)
    {
        _scope = stream;
        _writer = new(
            ledger, Options.Create(new LedgerWriterOptions()), TimeProvider.System, NullLogger<LedgerWriter>.Instance,
            _services.GetRequiredService<IMeterFactory>());
        Stream = new(stream, "count", new(0), Count.Apply, ledger, _writer, clock);
    }

    public LedgerStream<Count, CountingEvent> Stream { get; }

    public static async Task<Activation> StartAsync(ILedger ledger, string stream, TimeProvider? clock = null)
    {
        var activation = new Activation(ledger, stream, clock ?? TimeProvider.System);
        await activation._writer.StartAsync(CancellationToken.None);
        return activation;
    }

    /// <summary>Runs on the activation's scheduler, interleaving with what else runs there.</summary>
    public Task<T> TurnAsync<T>(Func<Task<T>> turn) =>
        Task.Factory.StartNew(turn, CancellationToken.None, TaskCreationOptions.None, _turns).Unwrap();

    public Task<Recording<CountingEvent>> CountAsync(string command, Func<Count, Refusal?>? refuse = null, string content = "count") => TurnAsync(() =>
        Stream.RecordAsync(
            new(_scope, command, EntryHash.Of(content), "subject", new(Role.Reporter)),
            state => refuse?.Invoke(state) is { } refusal ? refusal : new Counted(state.Value),
            CancellationToken.None));

    /// <summary>Commands by a rule that something has to be asked for first.</summary>
    public Task<Recording<CountingEvent>> PreparedAsync(string command, Func<CancellationToken, Task> ask, Func<Count, Refusal?> refuse) => TurnAsync(() =>
        Stream.RecordAsync(
            new(_scope, command, EntryHash.Of("count"), "subject", new(Role.Reporter)),
            async cancellationToken =>
            {
                await ask(cancellationToken);
                return state => refuse(state) is { } refusal ? refusal : new Counted(state.Value);
            },
            CancellationToken.None));

    /// <summary>Commands until the outcome is known, as a client with an idempotency key does.</summary>
    public async Task<Recording<CountingEvent>> CountForSureAsync(string command, Func<Count, Refusal?>? refuse = null)
    {
        while (true)
        {
            try
            {
                return await CountAsync(command, refuse);
            }
            catch (LedgerUnavailableException)
            {
                await Task.Yield();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.StopAsync(CancellationToken.None);
        _writer.Dispose();
        await _services.DisposeAsync();
    }
}
