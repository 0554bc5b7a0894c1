namespace Kkr.Formats.PxWeb;

/// <summary>A search for tables, a page at a time.</summary>
/// <param name="Language">The language to search and answer in.</param>
/// <param name="Query">Words that must all occur in a table's id, titles, source or labels; none finds every table.</param>
/// <param name="PastDays">Only tables updated in so many days; at least 1.</param>
/// <param name="IncludeDiscontinued">Also tables that no longer get figures.</param>
/// <param name="PageNumber">The page, from 1.</param>
/// <param name="PageSize">The most tables on a page, from 1.</param>
public sealed record TableSearch(
    Language Language, string? Query = null, int? PastDays = null, bool IncludeDiscontinued = false, int PageNumber = 1, int PageSize = TableSearch.DefaultPageSize)
{
    /// <summary>The page size when none is asked for.</summary>
    public const int DefaultPageSize = 34;

    /// <summary>The largest page.</summary>
    public const int MaxPageSize = 10_000;

    // Longer ago than any figure, and short of what a time span holds.
    private const int MostPastDays = 1_000_000;

    /// <summary>The tables that match, by id.</summary>
    /// <param name="tables">All tables that the client may see.</param>
    /// <param name="now">The time to count days back from.</param>
    public IReadOnlyList<TableMetadata> Find(IEnumerable<TableMetadata> tables, DateTimeOffset now)
    {
        var words = (Query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
        [
            .. tables
                .Where(table => IncludeDiscontinued || !table.Discontinued)
                .Where(table => PastDays is not { } days || now - table.Updated <= TimeSpan.FromDays(Math.Min(days, MostPastDays)))
                .Where(table => words.All(word => Texts(table).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase))))
                .OrderBy(table => table.Id, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<string> Texts(TableMetadata table) =>
    [
        table.Id, table.Title(Language), table.Description?.In(Language) ?? "", table.Source.In(Language), table.Subject.In(Language),
        .. table.Dimensions.SelectMany(dimension => dimension.Categories.Select(category => category.Label.In(Language))),
    ];
}
