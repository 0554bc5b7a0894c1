using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;
using Kkr.Tables;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Kkr.Hosting;

/// <summary>A cluster of silos registered as the product's own are, on a real ledger that can be made to fail.</summary>
public sealed class TestSilos : IAsyncDisposable
{
    public static readonly Caller Secretariat = new("secretary", [Role.Secretariat], [], []);
    private readonly InProcessTestCluster _cluster;
    private volatile bool _losesContributions;
    private volatile CallCount? _counting;

    private TestSilos(LedgerStore store, short silos)
    {
        Ledger = new FaultyLedger(store.Open());
        var builder = new InProcessTestClusterBuilder(silos);
        (builder.Options.ServiceId, builder.Options.ConfigureFileLogging) = ("kkr", false);
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Services.AddSingleton<ILedger>(Ledger);
            host.AddLedgerWriter();
        });
        builder.ConfigureSilo((_, silo) =>
        {
            var (invariant, connection) = store is PostgreSqlStore postgreSql
                ? (SiloHost.PostgreSql, postgreSql.ConnectionString)
                : (SiloHost.Sqlite, ((SqliteStore)store).ConnectionString);
            silo.UseInMemoryReminderService();
            silo.AddSnapshots(invariant, connection);
            silo.AddGrains();
            silo.AddIncomingGrainCallFilter(context =>
            {
                _counting?.Add(context.InterfaceMethod.DeclaringType!.Name);
                return context.Invoke();
            });
            silo.AddIncomingGrainCallFilter(context =>
                _losesContributions && context.InterfaceMethod.Name == nameof(ITableGrain.ContributeAsync)
                    ? throw new TimeoutException("Lost on its way.")
                    : context.Invoke());
        });
        _cluster = builder.Build();
    }

    /// <summary>The ledger of all silos.</summary>
    public FaultyLedger Ledger { get; }

    public IGrainFactory Grains => _cluster.Client;

    public InProcessTestCluster Cluster => _cluster;

    /// <summary>Whether what reports push to others is lost.</summary>
    public bool LosesContributions
    {
        get => _losesContributions;
        set => _losesContributions = value;
    }

    /// <summary>Counts the calls that grains get, until it is disposed of.</summary>
    public CallCount CountCalls() => _counting = new(() => _counting = null);

    public static async Task<TestSilos> StartAsync(LedgerStore store, short silos)
    {
        var started = new TestSilos(store, silos);
        await started._cluster.DeployAsync();
        return started;
    }

    public static SubmitReport Command(string id, params (string Code, decimal? Value)[] figures) => new(
        new(id, Secretariat),
        new([.. figures.Select((f, i) => new SubmittedFigure(i, [new("forsoergelse", f.Code)], f.Value, f.Value is null ? "unknown" : null))], false, null, []),
        null);

    /// <summary>Submits until the outcome is known, as a client with an idempotency key does.</summary>
    public async Task<Receipt> SubmitForSureAsync(ReportKey key, SubmitReport command)
    {
        while (true)
        {
            try
            {
                var answer = await Grains.Report(key).SubmitAsync(command, CancellationToken.None);
                return answer.Value ?? throw new InvalidOperationException(answer.Refusal!.Detail.En);
            }
            catch (Exception e) when (e is LedgerUnavailableException or LedgerOverloadedException or TimeoutException or OrleansException
                or Orleans.Runtime.OrleansMessageRejectionException)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>A table that holds what the receipts point at.</summary>
    public async Task<TableState> TableAsync(AreaCode area, params IEnumerable<Receipt> receipts)
    {
        ImmutableArray<ReceiptPosition> tokens = [.. receipts.Select(r => r.Position)];
        var key = new TableKey(area, "voksenlaerlinge");
        while (true)
        {
            var changes = await Grains.Table(key).ReadSinceAsync(null, tokens, CancellationToken.None);
            var table = TableState.Empty.With(changes.Reports);
            if (tokens.All(t => table.Includes(t, key, changes.Covered))) return table;
        }
    }

    /// <summary>Ends one of the silos, at once or in good order.</summary>
    public Task EndSiloAsync(bool killed) => killed ? _cluster.KillSiloAsync(_cluster.Silos[1]) : _cluster.StopSiloAsync(_cluster.Silos[1]);

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
