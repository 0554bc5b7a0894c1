namespace Kkr.Formats.PxWeb;

/// <summary>A saved query with its address.</summary>
/// <param name="Language">The language of the answer.</param>
/// <param name="Id">The query's id.</param>
/// <param name="SavedQuery">The query.</param>
/// <param name="Links">Itself.</param>
public sealed record SavedQueryResponse(string Language, string Id, SavedQuery SavedQuery, IReadOnlyList<Link> Links);
