using System.Globalization;

namespace Kkr.Formats.PxWeb;

/// <summary>The addresses of the PxWebApi 2 interface.</summary>
/// <param name="BaseUrl">Where it is mounted, absolute and without a slash at the end: <c>https://host/api/pxwebapi/v2</c>.</param>
public sealed record PxWebLinks(string BaseUrl)
{
    /// <summary>A table.</summary>
    public Link Table(string rel, string id, Language language) => To(rel, $"tables/{Escape(id)}", language);

    /// <summary>A table's metadata.</summary>
    public Link Metadata(string id, Language language) => To("metadata", $"tables/{Escape(id)}/metadata", language);

    /// <summary>A table's data, in the default format.</summary>
    public Link Data(string id, Language language) => To("data", $"tables/{Escape(id)}/data", language, "&outputFormat=json-stat2");

    /// <summary>A table's default selection.</summary>
    public Link DefaultSelection(string id, Language language) => To("self", $"tables/{Escape(id)}/defaultselection", language);

    /// <summary>A code list.</summary>
    public Link CodeList(string rel, string id, Language language) => To(rel, $"codelists/{Escape(id)}", language);

    /// <summary>A saved query.</summary>
    public Link SavedQuery(string id, Language language) => To("self", $"savedqueries/{Escape(id)}", language);

    /// <summary>What a saved query selects.</summary>
    public Link SavedQuerySelection(string id, Language language) => To("self", $"savedqueries/{Escape(id)}/selection", language);

    /// <summary>A page of tables.</summary>
    public Link Tables(string rel, TableSearch search, int pageNumber)
    {
        var query = search.Query is { Length: > 0 } text ? $"&query={Escape(text)}" : "";
        var days = search.PastDays is { } past ? string.Create(CultureInfo.InvariantCulture, $"&pastDays={past}") : "";
        var discontinued = search.IncludeDiscontinued ? "&includeDiscontinued=true" : "";
        return To(rel, "tables", search.Language, string.Create(
            CultureInfo.InvariantCulture, $"{query}{days}{discontinued}&pageSize={search.PageSize}&pageNumber={pageNumber}"));
    }

    private Link To(string rel, string path, Language language, string more = "") =>
        new(rel, language.Code(), $"{BaseUrl}/{path}?lang={language.Code()}{more}");

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
