namespace Kkr.Formats.PxWeb;

/// <summary>A page of tables.</summary>
/// <param name="Language">The language of the answer.</param>
/// <param name="Tables">The tables.</param>
/// <param name="Page">Which page it is.</param>
/// <param name="Links">Itself.</param>
public sealed record TablesResponse(string Language, IReadOnlyList<TableItem> Tables, PageInfo Page, IReadOnlyList<Link> Links);
