namespace Kkr.Tables;

/// <summary>The query was saved.</summary>
/// <param name="Query">The query.</param>
internal sealed record QuerySaved(SavedTableQuery Query) : SavedQueryEvent;
