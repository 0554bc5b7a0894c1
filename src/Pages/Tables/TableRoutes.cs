using Kkr.Pages.Api;
using Kkr.Pages.Layout;
using Kkr.Pages.Overview;
using Kkr.Pages.Regions;
using Kkr.Pages.Session;
using Kkr.Pages.Words;

namespace Kkr.Pages.Tables;

/// <summary>Finding tables, choosing of them, and showing what was chosen.</summary>
internal static class TableRoutes
{
    private const int MostPeriodsAtFirst = 5;

    public static void MapTables(this RouteGroupBuilder pages)
    {
        pages.MapGet("/tables", async (string? q, HttpContext context, KkrApi api) =>
        {
            var visitor = await context.VisitorAsync();
            var found = await api.ReadAsync<FoundTables>(
                visitor, $"/api/pxwebapi/v2/tables?lang={visitor.LanguageCode}&pageSize=200{(string.IsNullOrWhiteSpace(q) ? "" : "&query=" + Uri.EscapeDataString(q))}", context.RequestAborted);
            return Page.Of<TablesPage>(("Tables", found.Tables), ("Query", q ?? ""));
        });
        pages.MapGet("/tables/{id}", ShowAsync);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext context, KkrApi api)
    {
        var (visitor, stop) = (await context.VisitorAsync(), context.RequestAborted);
        var table = id.ToUpperInvariant();
        var metadata = await api.ReadAsync<JsonStat>(visitor, $"/api/pxwebapi/v2/tables/{Uri.EscapeDataString(table)}/metadata?lang={visitor.LanguageCode}", stop);
        var regions = await api.ReadAsync<ListedRegion[]>(visitor, "/api/v1/regions", stop);
        var choice = ChoiceOf(table, metadata, regions, context.Request.Query);
        var answer = await api.SendAsync(visitor, HttpMethod.Get, choice.ApiPath(visitor.LanguageCode, "json-stat2"), null, null, null, stop);
        return answer.IsSuccess
            ? Page.Of<TablePage>(("Metadata", metadata), ("Choice", choice), ("Data", answer.As<JsonStat>()), ("Regions", regions), ("Host", $"{context.Request.Scheme}://{context.Request.Host}"))
            : Page.Of<MessagePage>((int)answer.Status, ("Heading", Text.SelectionRefused), ("Message", answer.Detail));
    }

    /// <summary>What the address asks for; where it says nothing, the region's municipalities in the newest periods.</summary>
    private static TableChoice ChoiceOf(string table, JsonStat metadata, IReadOnlyList<ListedRegion> regions, IQueryCollection query)
    {
        var region = query["region"] is [{ } given] && regions.Any(r => r.Code == given) ? given : OverviewRoutes.HomeRegion;
        var places = metadata.Dimension.GetValueOrDefault(LaidOutTable.Area)?.Category.Index ?? new Dictionary<string, int>();
        var own = regions.Where(r => r.Code == region).SelectMany(r => r.Municipalities).Where(places.ContainsKey).ToList();
        // A table that a region or the country reports itself has no municipalities.
        var areas = query["areas"] is [{ } asked] && TableChoice.AreaLists.ContainsKey(asked) ? asked : "municipalities";
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var isChosen = query.Keys.Any(k => k.StartsWith("v.", StringComparison.Ordinal));
        foreach (var id in metadata.Id)
        {
            var codes = metadata.Dimension[id].Category.Codes;
            var chosen = query["v." + id].OfType<string>().Where(c => id == LaidOutTable.Area || codes.Contains(c)).Distinct(StringComparer.Ordinal).ToList();
            if (id == LaidOutTable.Area)
                values[id] = areas == "municipalities"
                    ? chosen.Where(places.ContainsKey).ToList() is { Count: > 0 } named ? named : own.Count > 0 ? own : [.. codes]
                    : ["*"];
            else if (id == LaidOutTable.Time) values[id] = chosen.Count > 0 ? chosen : [.. codes.TakeLast(MostPeriodsAtFirst)];
            else if (chosen.Count > 0) values[id] = chosen;
            else if (id == JsonStat.Contents) values[id] = [codes[0]];
            else if (metadata.Dimension[id].Extension?.Elimination != true) values[id] = isChosen && codes.Count > 1 ? [codes[0]] : [.. codes];
        }

        return new(table, region, areas, values, Enum.TryParse<TableView>(query["view"], ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : TableView.Table)
        { NamesAreas = query.ContainsKey("v." + LaidOutTable.Area) };
    }
}
