using Kkr.Formats;
using Kkr.Formats.PxWeb;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kkr.Gateway.Tables;

/// <summary><c>/api/pxwebapi/v2</c>: the tables as PxWebApi 2.0 offers them, but for their data.</summary>
internal static class PxWebApi
{
    /// <summary>Where it is mounted.</summary>
    public const string Path = "/api/pxwebapi/v2";

    /// <summary>The cross-origin policy of both table interfaces: anybody's page may read what anybody may see.</summary>
    public const string AnyOrigin = "tables";

    public static void MapPxWeb(this WebApplication app)
    {
        var px = app.MapGroup(Path).WithTags("PxWebApi 2").AllowAnonymous().RequireCors(AnyOrigin);
        // The specification wants a problem's type whole, where the rest of the system names it by its path.
        px.AddEndpointFilter(async (invocation, next) =>
        {
            var answer = await next(invocation);
            if (answer is ProblemHttpResult problem) MakeAbsolute(problem, invocation.HttpContext);
            return answer;
        });
        px.MapGet("/config", (HttpContext context, TableOptions options) => Ok(context, PxWebResponses.Config(options.PxWeb)))
            .WithSummary("What this server can do").Produces<ConfigResponse>();
        px.MapGet("/tables", ListAsync).WithSummary("Find tables").AsksLanguage().Asks("query", "Words of the table.")
            .Asks("pastDays", "Only what was updated in that many days.").Asks("includeDiscontinued", "true or false.")
            .Asks("pageNumber", "From 1.").Asks("pageSize", "How many tables a page has.")
            .Produces<TablesResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        px.MapGet("/tables/{id}", (string id, HttpContext context, TableLibrary library) =>
                TableAsync(id, context, library, (table, language, links) => PxWebResponses.Table(table, language, links)))
            .WithSummary("A table").AsksLanguage().Produces<TableItem>().ProducesProblem(StatusCodes.Status404NotFound);
        px.MapGet("/tables/{id}/defaultselection", (string id, HttpContext context, TableLibrary library) =>
                TableAsync(id, context, library, PxWebResponses.DefaultSelection))
            .WithSummary("What a table shows when nothing is asked for").AsksLanguage().Produces<SelectionResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        px.MapGet("/tables/{id}/metadata", MetadataAsync).WithSummary("A table's variables and their values").Produces<object>()
            .AsksLanguage().Asks("defaultSelection", "true: as if the default selection had been applied.").Asks("savedQuery", "As if the saved query had been applied.")
            .Asks("codelist", "A code list for a variable.", DescribedParameter.Occurrence.ByVariable)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        px.MapGet("/codelists/{id}", CodeList).WithSummary("A code list").AsksLanguage().Produces<CodelistResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        px.MapPxWebData();
        px.MapSavedQueries();
    }

    /// <summary>The addresses of the interface, as the client has reached it.</summary>
    public static PxWebLinks LinksOf(HttpContext context) =>
        new($"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{Path}");

    /// <summary>Writes a problem's type as an address with scheme and host, as the client has reached it.</summary>
    public static void MakeAbsolute(ProblemHttpResult problem, HttpContext context)
    {
        if (problem.ProblemDetails.Type is ['/', ..] path)
            problem.ProblemDetails.Type = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{path}";
    }

    /// <summary>Answers with one of the specification's objects.</summary>
    public static IResult Ok<T>(HttpContext context, T response)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(response, PxWebJson.Options);
        return Conditional.Bytes(context, body, Conditional.ETagOf(body), JsonOutput.ContentType);
    }

    private static async Task<IResult> ListAsync(HttpContext context, TableLibrary library, TimeProvider clock)
    {
        if (!TableParameters.TryReadLanguage(context, out var language, out var problem)) return problem;
        if (!TableParameters.TryReadCount(context, "pageNumber", out var number, out problem)) return problem;
        if (!TableParameters.TryReadCount(context, "pageSize", out var size, out problem)) return problem;
        if (!TableParameters.TryReadCount(context, "pastDays", out var days, out problem)) return problem;
        var query = context.Request.Query;
        if (size is < 1 or > TableSearch.MaxPageSize)
            return ProblemAnswers.BadParameter("pageSize", query["pageSize"], new($"1 til {TableSearch.MaxPageSize}.", $"1 to {TableSearch.MaxPageSize}."));
        if (days is < 1) return ProblemAnswers.BadParameter("pastDays", query["pastDays"], new("Mindst 1.", "At least 1."));
        var discontinued = false;
        if (query["includeDiscontinued"].ToString() is { Length: > 0 } text && !bool.TryParse(text, out discontinued))
            return ProblemAnswers.BadParameter("includeDiscontinued", text, new("true eller false.", "true or false."));
        var search = new TableSearch(language, query["query"], days, discontinued, number ?? 1, size ?? TableSearch.DefaultPageSize);
        var tables = (await library.ListAsync(context.Caller(), context.RequestAborted)).Select(table => table.Metadata);
        return PxWebResponses.Tables(tables, search, clock.GetUtcNow(), LinksOf(context)) is { } page
            ? Ok(context, page)
            : ProblemAnswers.Create(StatusCodes.Status404NotFound, "not-found", new("Siden findes ikke.", "There is no such page."), new(StringComparer.Ordinal)
            {
                ["what"] = "page",
                ["id"] = query["pageNumber"].ToString(),
            });
    }

    private static async Task<IResult> TableAsync<T>(
        string id, HttpContext context, TableLibrary library, Func<TableMetadata, Language, PxWebLinks, T> answer)
    {
        if (!TableParameters.TryReadLanguage(context, out var language, out var problem)) return problem;
        return await library.FindAsync(id, context.Caller(), null, context.RequestAborted) is { } table
            ? Ok(context, answer(table.Metadata, language, LinksOf(context)))
            : TableParameters.NoTable(id);
    }

    private static async Task<IResult> MetadataAsync(string id, HttpContext context, TableLibrary library, IGrainFactory grains)
    {
        if (!TableParameters.TryReadLanguage(context, out var language, out var problem)) return problem;
        if (!AsOf.TryRead(context, out var asOf, out problem)) return problem;
        if (await library.FindAsync(id, context.Caller(), asOf, context.RequestAborted) is not { } table) return TableParameters.NoTable(id);
        var metadata = table.Metadata;
        var parameters = context.Request.Query;
        var codeLists = PxQuery.Parse(parameters.Where(p => p.Key.StartsWith("codelist[", StringComparison.OrdinalIgnoreCase)))?.Selection ?? [];
        VariablesSelection? query = null;
        if (parameters["savedQuery"].ToString() is { Length: > 0 } saved)
        {
            if (await SavedQueryApi.FindAsync(grains, saved, context.RequestAborted) is not { } found) return ProblemAnswers.NotFound("savedQuery", saved);
            query = SavedQueryApi.QueryOf(found);
        }
        else if (parameters["defaultSelection"].ToString() is { Length: > 0 } text)
        {
            if (!bool.TryParse(text, out var standard))
                return ProblemAnswers.BadParameter("defaultSelection", text, new("true eller false.", "true or false."));
            if (standard) query = new(codeLists);
        }

        SelectionError? error;
        if (query is not null)
        {
            if (!SelectionResolver.TryResolve(metadata, query, PxExpression.Resolve, null, out var selection, out error)) return TableParameters.Problem(error);
            metadata = selection.ResultMetadata;
        }
        else if (!PxWebResponses.TryApply(metadata, codeLists, out metadata, out error)) return TableParameters.Problem(error);

        var links = LinksOf(context);
        using var body = new MemoryStream();
        await JsonStat2Encoder.WriteMetadataAsync(
            metadata, EncodingOptions.Default with { Language = language }, list => links.CodeList("metadata", list.Id, language).Href, body, context.RequestAborted);
        var bytes = body.ToArray();
        return Conditional.Bytes(context, bytes, Conditional.ETagOf(bytes), new JsonStat2Encoder().ContentType);
    }

    private static IResult CodeList(string id, HttpContext context)
    {
        if (!TableParameters.TryReadLanguage(context, out var language, out var problem)) return problem;
        if (AreaGroups.Find(id) is not { } list) return ProblemAnswers.NotFound("codelist", id);
        var dimension = new Dimension(TableDescription.AreaDimension, list.Label, DimensionRole.Geo, []) { Eliminable = true };
        return Ok(context, PxWebResponses.CodeList(list, dimension, language, LinksOf(context)));
    }
}
