using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Gateway;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;
using Kkr.Tables;

namespace Kkr.Simulation;

/// <summary>A gateway: its own copies of the tables, and the way by which commands go to reports.</summary>
internal sealed class SimulatedGateway
{
    private readonly SimulatedCluster _cluster;
    private readonly IGrainFactory _grains;
    private readonly TableCopies _tables;
    private readonly Dictionary<TableKey, TableView> _stale = [];

    public SimulatedGateway(SimulatedCluster cluster, int number)
    {
        _cluster = cluster;
        Lane = cluster.World.NewLane();
        _grains = GrainFactory.Create(new Sender(cluster, number));
        _tables = new(_grains, cluster.World.Clock);
    }

    public Lane Lane { get; }

    /// <summary>Runs a request on the gateway's lane; its caller goes on elsewhere.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> request)
    {
        var answer = new TaskCompletionSource<T>();
        Lane.Post(() => AnswerAsync().Ignore());
        return answer.Task;

        async Task AnswerAsync()
        {
            try
            {
                answer.TrySetResult(await request());
            }
            catch (Exception exception)
            {
                answer.TrySetException(exception);
            }
        }
    }

    public async Task<Answer<Receipt>> CommandAsync(ReportKey key, Func<IReportGrain, CancellationToken, Task<Answer<Receipt>>> command, Func<IReportGrain, CancellationToken, Task<Answer<Receipt>>> withoutCondition)
    {
        var report = _grains.Report(key);
        var answer = await Retrying.CommandAsync(ct => command(report, ct), _cluster.World.Clock, CancellationToken.None);
        if (answer.Refusal is not null && _cluster.Bug == PlantedBug.RecordedRefusal)
            await Retrying.CommandAsync(ct => withoutCondition(report, ct), _cluster.World.Clock, CancellationToken.None);
        return answer is { Replayed: true, Value: { } receipt } && _cluster.Bug == PlantedBug.OtherReceipt
            ? answer with { Value = receipt with { Revision = receipt.Revision + 1 } }
            : answer;
    }

    public async Task<AggregateAnswer> AggregateAsync(AreaCode area, DataSetDefinition definition, Period period, bool byMunicipality, ImmutableArray<ReceiptPosition> atLeast)
    {
        var key = new TableKey(area, definition.Id);
        var view = _cluster.Bug == PlantedBug.StaleCache && _stale.TryGetValue(key, out var stale) ? stale : await _tables.ReadAsync(key, atLeast, CancellationToken.None);
        _stale.TryAdd(key, view);
        var answer = AggregateRules.Answer(
            definition, Seen(area, view.Table),
            new(area, [period], byMunicipality, [.. definition.Dimensions.Select(d => d.Id)], ImmutableDictionary<string, ImmutableHashSet<string>>.Empty));
        return _cluster.Bug switch
        {
            PlantedBug.ZeroForMissing => answer with { Rows = [.. answer.Rows.Select(r => r with { Value = r.Value ?? 0 })] },
            PlantedBug.CountedTwice when !byMunicipality => answer with { Rows = [.. answer.Rows.Select(r => r with { Value = r.Value + FirstAt(view.Table, period, r.At) })] },
            _ => answer,
        };
    }

    public async Task<Report> ReadAsync(ReportKey key, Caller caller)
    {
        var report = (await Retrying.Async(ct => _grains.Report(key).ReadAsync(caller, ct), _cluster.World.Clock, CancellationToken.None)).Value!;
        return _cluster.Bug == PlantedBug.OldReport && report.Revision > 1 ? report with { Revision = report.Revision - 1 } : report;
    }

    public async Task<ReportHistory> ReadHistoryAsync(ReportKey key, Caller caller) =>
        (await Retrying.Async(ct => _grains.Report(key).ReadHistoryAsync(caller, ct), _cluster.World.Clock, CancellationToken.None)).Value!;

    private TableState Seen(AreaCode area, TableState table) => area.IsCountry && _cluster.Bug == PlantedBug.CountryMissesRegion
        ? TableState.Empty.With(table.Reports.Where(r => Areas.TableAreaOf(r.Key.Reporter).Value != "084")) with { Position = table.Position, RecordedAt = table.RecordedAt }
        : table;

    private static decimal FirstAt(TableState table, Period period, Coordinate at) => table.Periods[period].Reports.Values
        .Where(r => r.Counts).Select(r => r.Figures.FirstOrDefault(f => f.At == at)?.Value).FirstOrDefault(v => v is > 0) ?? 0;
}
