using Kkr.Ledger;

namespace Kkr.Tables;

/// <summary>What a saved query's entries fold to.</summary>
/// <param name="Query">The query; null before it is saved.</param>
internal sealed record SavedQueryState(SavedTableQuery? Query)
{
    public static SavedQueryState Empty { get; } = new((SavedTableQuery?)null);

    public static SavedQueryState Apply(SavedQueryState state, Happened<SavedQueryEvent> happened) => happened.Event switch
    {
        QuerySaved saved => new(saved.Query),
        _ => throw new InvalidOperationException($"A saved query can't take in {happened.Event.GetType().Name}."),
    };
}
