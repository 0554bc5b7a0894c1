using Kkr.Tables;
using Orleans.Storage;

namespace Kkr.Simulation;

/// <summary>A table's snapshot in the database: of two activations that save, one is refused.</summary>
internal sealed class SimulatedSnapshot(SimulatedStore store, string table) : IPersistentState<TableSnapshot>
{
    private int _version;

    public TableSnapshot State { get; set; } = new();

    public string? Etag => _version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public bool RecordExists => _version > 0;

    /// <summary>Reads without delay: Orleans has done so before an activation begins.</summary>
    public SimulatedSnapshot Loaded()
    {
        if (store.Snapshots.TryGetValue(table, out var saved)) (State, _version) = saved;
        return this;
    }

    public async Task ReadStateAsync()
    {
        await store.ReachAsync();
        Loaded();
    }

    public async Task WriteStateAsync()
    {
        var state = State;
        await store.ReachAsync();
        if (store.Snapshots.GetValueOrDefault(table).Version != _version) throw new InconsistentStateException("Another activation saved meanwhile.");
        store.Snapshots[table] = (state, ++_version);
    }

    public async Task ClearStateAsync()
    {
        await store.ReachAsync();
        store.Snapshots.Remove(table);
        (State, _version) = (new(), 0);
    }
}
