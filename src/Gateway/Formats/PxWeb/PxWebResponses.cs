using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Kkr.Formats.PxWeb;

/// <summary>The answers of PxWebApi 2, made from tables' metadata.</summary>
public static class PxWebResponses
{
    /// <summary>A page of tables.</summary>
    /// <returns><see langword="null"/> where the page is out of range, which is 404.</returns>
    public static TablesResponse? Tables(IEnumerable<TableMetadata> tables, TableSearch search, DateTimeOffset now, PxWebLinks links)
    {
        var found = search.Find(tables, now);
        var pages = Math.Max(1, (found.Count - 1) / search.PageSize + 1);
        if (search.PageNumber < 1 || search.PageNumber > pages) return null;

        List<Link> around = [];
        if (search.PageNumber < pages) around.Add(links.Tables("next", search, search.PageNumber + 1));
        if (search.PageNumber > 1) around.Add(links.Tables("previous", search, search.PageNumber - 1));
        if (pages > 1) around.Add(links.Tables("last", search, pages));
        return new(
            search.Language.Code(),
            [.. found.Skip((search.PageNumber - 1) * search.PageSize).Take(search.PageSize).Select(table => Item(table, search.Language, links))],
            new PageInfo(search.PageNumber, search.PageSize, found.Count, pages, around),
            [links.Tables("self", search, search.PageNumber)]);
    }

    /// <summary>A table by itself.</summary>
    public static TableItem Table(TableMetadata table, Language language, PxWebLinks links) =>
        Item(table, language, links) with { Language = language.Code() };

    /// <summary>A code list of a dimension.</summary>
    public static CodelistResponse CodeList(CodeList list, Dimension dimension, Language language, PxWebLinks links) => new(
        list.Id,
        list.Label.In(language),
        language.Code(),
        [.. LanguageCode.All.Select(each => each.Code())],
        dimension.Eliminable,
        list.Type.ToString(),
        [.. list.Values.Select(value => new ValueMap(value.Code, value.Label.In(language), value.SourceCodes))],
        [links.CodeList("self", list.Id, language), .. Others(language).Select(other => links.CodeList("alternate", list.Id, other))]);

    /// <summary>A table's default selection.</summary>
    public static SelectionResponse DefaultSelection(TableMetadata table, Language language, PxWebLinks links)
    {
        var standard = Formats.DefaultSelection.For(table);
        return new(standard.Selection, standard.Placement, language.Code(), [links.DefaultSelection(table.Id, language)]);
    }

    /// <summary>What a saved query selects, with its expressions carried out.</summary>
    public static SelectionResponse Selection(string savedQueryId, TableSelection selection, Language language, PxWebLinks links)
    {
        var query = selection.AsQuery();
        return new(query.Selection, query.Placement, language.Code(), [links.SavedQuerySelection(savedQueryId, language)]);
    }

    /// <summary>A saved query.</summary>
    /// <param name="query">The query, with its id.</param>
    /// <param name="language">The language of the answer.</param>
    /// <param name="links">Addresses.</param>
    /// <exception cref="ArgumentException">The query has no id.</exception>
    public static SavedQueryResponse SavedQuery(SavedQuery query, Language language, PxWebLinks links)
    {
        var id = query.Id ?? throw new ArgumentException("A saved query has an id.", nameof(query));
        return new(language.Code(), id, query, [links.SavedQuery(id, language)]);
    }

    /// <summary>The configuration.</summary>
    public static ConfigResponse Config(PxWebSettings settings) => new(
        "2.0",
        settings.AppVersion,
        [.. LanguageCode.All.Select(language => new LanguageItem(language.Code(), language.NativeName()))],
        Language.Danish.Code(),
        settings.MaxDataCells,
        settings.MaxCallsPerTimeWindow,
        settings.TimeWindowSeconds,
        "https://creativecommons.org/licenses/by/4.0/",
        [
            new(Language.Danish.Code(), "Kilde: KKR og kommunerne"),
            new(Language.English.Code(), "Source: KKR and the municipalities"),
        ],
        TableFormat.JsonStat2.Name(),
        TableFormats.Names,
        [new("CORS", [new("enabled", "True")])]);

    /// <summary>A table's metadata with code lists applied, as the <c>codelist[…]</c> parameters of the metadata endpoint ask.</summary>
    /// <param name="table">The table.</param>
    /// <param name="codeLists">Code list ids by variable.</param>
    /// <param name="applied">The metadata with the lists' values for categories.</param>
    /// <param name="error">The offending variable or list.</param>
    public static bool TryApply(
        TableMetadata table, IEnumerable<VariableSelection> codeLists, out TableMetadata applied, [NotNullWhen(false)] out SelectionError? error)
    {
        applied = table;
        error = null;
        foreach (var (variable, _, id) in codeLists)
        {
            if (string.IsNullOrEmpty(id)) continue;
            if (table.Find(variable) is not { } dimension) error = new(SelectionProblem.UnknownVariable, variable);
            else if (dimension.FindCodeList(id) is not { } list) error = new(SelectionProblem.UnknownCodeList, variable, id);
            else
            {
                var seen = dimension with
                {
                    Categories = [.. list.Values.Select(value => new Category(value.Code, value.Label))],
                    EliminationCode = null,
                };
                applied = applied with { Dimensions = [.. applied.Dimensions.Select(each => each.Id == dimension.Id ? seen : each)] };
            }

            if (error is not null) return false;
        }

        return true;
    }

    private static TableItem Item(TableMetadata table, Language language, PxWebLinks links)
    {
        var periods = table.Time?.Categories ?? ImmutableArray<Category>.Empty;
        return new(
            table.Id,
            table.Title(language),
            table.Description?.In(language) ?? "",
            table.Updated is { } updated ? Wording.Instant(updated) : null,
            periods.IsEmpty ? null : periods[0].Code,
            periods.IsEmpty ? null : periods[^1].Code,
            "public",
            [.. table.Dimensions.Select(dimension => dimension.Label.In(language))],
            table.Discontinued,
            table.Source.In(language),
            table.SubjectCode,
            table.TimeUnit.ToString(),
            [[new(table.SubjectCode, table.Subject.In(language))]],
            [
                links.Table("self", table.Id, language),
                .. Others(language).Select(other => links.Table("alternate", table.Id, other)),
                links.Metadata(table.Id, language),
                links.Data(table.Id, language),
            ]);
    }

    private static IEnumerable<Language> Others(Language language) => LanguageCode.All.Where(other => other != language);
}
