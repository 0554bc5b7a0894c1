using System.Diagnostics.Metrics;
using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Timers;

namespace Kkr.Simulation;

/// <summary>A silo: its writer, what its grains are given, and their activations.</summary>
internal sealed class SimulatedSilo : IDisposable
{
    private readonly List<Lane> _lanes = [];
    private readonly LedgerWriter _writer;
    private readonly TableContributions _tables;
    private readonly WiderTableContributions _widerTables;
    private readonly MunicipalityContributions _municipalities;

    public SimulatedSilo(SimulatedCluster cluster, int number)
    {
        (Cluster, Number) = (cluster, number);
        Clock = new(cluster.World.Clock);
        Grains = GrainFactory.Create(new Sender(cluster, number % 2));
        var services = new Given();
        var ledger = new StoreConnection(cluster.Store, cluster.Bug);
        var meters = new Meters();
        _writer = new(ledger, WriterOptions, Clock, NullLogger<LedgerWriter>.Instance, meters);
        NewLane().Post(() => _writer.RunAsync().Ignore());
        services.Add<ILedger>(ledger);
        services.Add<ILedgerWriter>(BuggyWriter.Around(_writer, cluster));
        services.Add<TimeProvider>(Clock);
        services.Add(new ReportHeads(ledger, Clock));
        services.Add<IGrainFactory>(Grains);
        services.Add(new KnownDataSets(Grains, Clock));
        services.Add(new SubmissionMetrics(meters));
        services.Add(new KnownSurroundings(Grains, new LaneScheduler(NewLane()), Clock));
        _tables = new(Grains, new LaneScheduler(NewLane()), Clock, NullLogger<TableContributions>.Instance);
        _widerTables = new(Grains, new LaneScheduler(NewLane()), Clock, NullLogger<WiderTableContributions>.Instance);
        _municipalities = new(Grains, new LaneScheduler(NewLane()), Clock, NullLogger<MunicipalityContributions>.Instance);
        services.Add(_tables);
        services.Add(_widerTables);
        services.Add(_municipalities);
        services.Add(new TableMetrics(meters, Clock));
        services.Add<ITimerRegistry>(new GrainRuntime.Timers(cluster.World.Clock));
        services.Add(GrainRuntime.RuntimeProxy.Create(this));
        Services = services;
    }

    public SimulatedCluster Cluster { get; }

    public int Number { get; }

    public SteppedClock Clock { get; }

    public IGrainFactory Grains { get; }

    public IServiceProvider Services { get; }

    public bool IsDead { get; private set; }

    /// <summary>Whether the others take it for dead.</summary>
    public bool IsSuspected { get; set; }

    public bool IsPaused { get; private set; }

    private static IOptions<LedgerWriterOptions> WriterOptions { get; } = Options.Create(new LedgerWriterOptions());

    public Lane NewLane()
    {
        var lane = Cluster.World.NewLane();
        if (IsPaused) lane.Pause();
        _lanes.Add(lane);
        return lane;
    }

    public void Pause()
    {
        IsPaused = true;
        foreach (var lane in _lanes) lane.Pause();
    }

    public void Resume()
    {
        IsPaused = false;
        foreach (var lane in _lanes) lane.Resume();
    }

    public void Crash()
    {
        IsDead = true;
        foreach (var lane in _lanes) lane.Kill();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _tables.Dispose();
        _widerTables.Dispose();
        _municipalities.Dispose();
    }

    /// <summary>What grains are given by their type.</summary>
    private sealed class Given : IServiceProvider
    {
        private readonly Dictionary<Type, object> _services = [];

        public void Add<T>(T service)
            where T : notnull => _services[typeof(T)] = service;

        public object? GetService(Type serviceType)
        {
            if (_services.TryGetValue(serviceType, out var service)) return service;
            return serviceType.IsGenericType && serviceType.GetGenericTypeDefinition() == typeof(ILogger<>)
                ? _services[serviceType] = Activator.CreateInstance(typeof(NullLogger<>).MakeGenericType(serviceType.GetGenericArguments()))!
                : null;
        }
    }

    private sealed class Meters : IMeterFactory
    {
        private readonly List<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            var meter = new Meter(options);
            _meters.Add(meter);
            return meter;
        }

        public void Dispose() => _meters.ForEach(m => m.Dispose());
    }
}
