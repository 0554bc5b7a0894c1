using System.Collections.Frozen;
using System.Collections.Immutable;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Simulation;

/// <summary>Silos, and the directory that says which of them a grain lives on.</summary>
internal sealed class SimulatedCluster : IDisposable
{
    private const int Silos = 3;

    /// <summary>After so long without an answer the others take a silo for dead.</summary>
    private static readonly TimeSpan Suspicion = TimeSpan.FromSeconds(4.5);

    private static readonly FrozenDictionary<string, Type> GrainOf = typeof(Reports.ReportGrain).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Grain)) && !t.IsAbstract)
        .SelectMany(t => t.GetInterfaces().Where(i => i.Name == "I" + t.Name).Select(i => (i.Name, Type: t)))
        .ToFrozenDictionary(t => t.Name, t => t.Type);

    private readonly Dictionary<GrainId, List<Activation>> _directory = [];
    private readonly List<SimulatedSilo> _all = [];
    private bool _isPartitioned;

    public SimulatedCluster(World world, Faults faults, PlantedBug bug)
    {
        (World, Faults, Bug) = (world, faults, bug);
        Store = new(world, faults, bug);
        for (var i = 0; i < Silos; i++) StartSilo();
    }

    public World World { get; }

    public Faults Faults { get; }

    public PlantedBug Bug { get; }

    public SimulatedStore Store { get; }

    private List<SimulatedSilo> Alive => _all.FindAll(s => !s.IsDead && !s.IsSuspected);

    /// <summary>How long a message is on its way.</summary>
    public TimeSpan Delay() => Faults.Happens(FaultKind.SlowMessage) ? World.Between(20, 2_500) : World.Between(0.05, 1.5);

    /// <summary>Where a message goes: to the activation that its sender's side of the cluster knows, or to a new one.</summary>
    public Activation? Route(GrainId id, Type grainInterface, int side)
    {
        if (!_directory.TryGetValue(id, out var known)) _directory[id] = known = [];
        known.RemoveAll(a => a.IsGone || a.Silo.IsDead || a.Silo.IsSuspected);
        var reachable = _isPartitioned ? known.FindAll(a => a.Silo.Number % 2 == side) : known;
        if (reachable.Count > 0) return reachable[World.Random.Next(reachable.Count)];
        var silos = Alive;
        if (_isPartitioned) silos = silos.FindAll(s => s.Number % 2 == side);
        if (silos.Count == 0) return null;
        var activation = new Activation(World.OneOf(silos), id, GrainOf[grainInterface.Name]);
        known.Add(activation);
        return activation;
    }

    public void Forget(Activation activation)
    {
        if (_directory.TryGetValue(activation.Id, out var known)) known.Remove(activation);
    }

    /// <summary>Has a planned fault happen.</summary>
    public void Suffer(FaultKind kind)
    {
        Faults.Count(kind);
        World.Note((ulong)kind);
        switch (kind)
        {
            case FaultKind.Crash when Alive is { Count: > 1 } alive:
                World.OneOf(alive).Crash();
                World.After(World.Between(500, 4_000), StartSilo);
                break;
            case FaultKind.Pause when Alive is { Count: > 1 } alive:
                Pause(World.OneOf(alive));
                break;
            case FaultKind.Partition:
                _isPartitioned = true;
                World.After(World.Between(500, 6_000), Heal);
                break;
            case FaultKind.Deactivation:
                foreach (var activation in _directory.Values.SelectMany(a => a).ToList())
                    if (World.Chance(0.5))
                    {
                        Forget(activation);
                        activation.Deactivate();
                    }

                break;
            case FaultKind.ClockStep:
                World.OneOf(_all).Clock.Offset = World.Between(-120_000, 120_000);
                break;
            case FaultKind.StorageAway:
                Store.GoAway(World.Between(200, 7_000));
                break;
        }
    }

    /// <summary>Ends a partition: of two activations of a grain one goes, in good order.</summary>
    public void Heal()
    {
        _isPartitioned = false;
        foreach (var known in _directory.Values)
        {
            known.RemoveAll(a => a.IsGone || a.Silo.IsDead || a.Silo.IsSuspected);
            while (known.Count > 1)
            {
                var gone = known[World.Random.Next(known.Count)];
                known.Remove(gone);
                gone.Deactivate();
            }
        }
    }

    /// <summary>Whether a planted bug drops a message.</summary>
    public bool IsDropped(GrainId id, object?[] arguments) =>
        Bug == PlantedBug.LostPush && arguments is [ImmutableArray<Report>] && id.Type.ToString() == nameof(ITableGrain) && World.Chance(0.5);

    /// <summary>What a planted bug makes of a message.</summary>
    public object?[] Altered(GrainId id, object?[] arguments) =>
        Bug == PlantedBug.DroppedCorrection && arguments is [ImmutableArray<Report> reports] && id.Type.ToString() == nameof(ITableGrain)
            ? [reports.RemoveAll(r => r.Revision > 1)]
            : arguments;

    public void Dispose() => _all.ForEach(s => s.Dispose());

    private void StartSilo() => _all.Add(new(this, _all.Count));

    private void Pause(SimulatedSilo silo)
    {
        var duration = World.Between(200, 9_000);
        silo.Pause();
        if (duration > Suspicion) World.After(Suspicion, () => silo.IsSuspected = true);
        World.After(duration, () =>
        {
            silo.Resume();
            if (!silo.IsSuspected) return;
            // It goes on for a moment, until it reads that it is dead.
            World.After(World.Between(0, 2_000), silo.Crash);
            World.After(World.Between(2_000, 4_000), StartSilo);
        });
    }
}
