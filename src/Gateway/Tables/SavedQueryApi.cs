using System.Collections.Immutable;
using System.Text.Json;
using Kkr.Formats;
using Kkr.Formats.PxWeb;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Rights;
using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary><c>/api/pxwebapi/v2/savedqueries</c>: queries that are kept, and run on the figures of the day.</summary>
internal static class SavedQueryApi
{
    private const int IdLength = 16;

    public static void MapSavedQueries(this RouteGroupBuilder px)
    {
        var queries = px.MapGroup("/savedqueries");
        queries.MapPost("", SaveAsync).WithSummary("Save a query").AsksLanguage().Accepts<SavedQuery>("application/json")
            .Produces<SavedQueryResponse>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        queries.MapGet("/{id}", ReadAsync).WithSummary("A saved query").AsksLanguage().Produces<SavedQueryResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        queries.MapGet("/{id}/selection", SelectionAsync).WithSummary("What a saved query selects now").AsksLanguage().Produces<SelectionResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        queries.MapGet("/{id}/data", DataAsync).WithSummary("A saved query's figures now").Asks("lang", "da or en; without it that of the saved query.").AsksFormat().Produces<object>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>The saved query with an id, or null.</summary>
    public static async Task<SavedTableQuery?> FindAsync(IGrainFactory grains, string id, CancellationToken cancellationToken) =>
        id.Length == IdLength && id.All(char.IsAsciiHexDigitLower)
            ? await Retrying.Async(ct => grains.SavedQuery(id).ReadAsync(ct), cancellationToken)
            : null;

    /// <summary>What a saved query asks for.</summary>
    public static VariablesSelection QueryOf(SavedTableQuery query) => new(
        [.. query.Variables.Select(variable => new VariableSelection(variable.Code, variable.Values, variable.CodeList))],
        new VariablePlacement(query.Heading, query.Stub));

    private static SavedQuery Describe(string id, SavedTableQuery query) =>
        new(QueryOf(query), query.Language, query.TableId, id, query.OutputFormat, query.OutputFormatParams);

    private static async Task<IResult> SaveAsync(HttpContext context, TableLibrary library, TableOptions options, IGrainFactory grains)
    {
        if (!TableParameters.TryReadLanguage(context, out var language, out var problem)) return problem;
        var (saved, unreadable) = await PxWebDataApi.ReadBodyAsync<SavedQuery>(context);
        if (unreadable is not null) return unreadable;
        if (saved is not { TableId: { Length: > 0 } tableId, Selection: { } selection })
            return ProblemAnswers.Malformed("$.tableId", new("tableId og selection mangler.", "tableId and selection are missing."));
        if (!LanguageCode.TryParse(saved.Language, out var savedLanguage)) return ProblemAnswers.BadParameter("language", saved.Language, new("da eller en.", "da or en."));
        if (await library.FindAsync(tableId, context.Caller(), null, context.RequestAborted) is not { } table)
            return ProblemAnswers.BadParameter("tableId", tableId, new("Tabellen findes ikke.", "There is no such table."));
        if (!TableFormats.TryParse(saved.OutputFormat, out _)) return PxWebDataApi.UnknownFormat(saved.OutputFormat!);
        if (!OutputFormatParameters.TryParse(saved.OutputFormatParams, out _, out var offender))
            return ProblemAnswers.BadParameter("outputFormatParams", offender, new("Ukendt, eller i modstrid med en anden.", "Unknown, or in contradiction to another."));
        if (!SelectionResolver.TryResolve(
                table.Metadata, PxWebDataApi.WithOnlyMeasure(selection, table.Metadata), PxExpression.Resolve, options.MaxDataCells, out _, out var error))
            return TableParameters.Problem(error);

        var query = new SavedTableQuery(
            table.Metadata.Id, savedLanguage.Code(), saved.OutputFormat, saved.OutputFormatParams,
            [.. selection.Selection.Select(v => new SavedVariable(v.VariableCode, v.ValueCodes, v.Codelist))],
            selection.Placement?.Heading ?? ImmutableArray<string>.Empty, selection.Placement?.Stub ?? ImmutableArray<string>.Empty);
        var content = CommandContext.IdOf(JsonSerializer.Serialize(query, PxWebJson.Options));
        var id = content[..IdLength];
        var answer = await Retrying.CommandAsync(
            ct => grains.SavedQuery(id).SaveAsync(new(content, context.Caller()), query, ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        var response = PxWebResponses.SavedQuery(Describe(id, query), language, PxWebApi.LinksOf(context));
        context.Response.Headers.Location = response.Links[0].Href;
        return Results.Json(response, PxWebJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext context, IGrainFactory grains)
    {
        if (!TableParameters.TryReadLanguage(context, out var language, out var problem)) return problem;
        return await FindAsync(grains, id, context.RequestAborted) is { } query
            ? PxWebApi.Ok(context, PxWebResponses.SavedQuery(Describe(id, query), language, PxWebApi.LinksOf(context)))
            : ProblemAnswers.NotFound("savedQuery", id);
    }

    private static async Task<IResult> SelectionAsync(
        string id, HttpContext context, TableLibrary library, TableOptions options, IGrainFactory grains)
    {
        if (!TableParameters.TryReadLanguage(context, out var language, out var problem)) return problem;
        if (await FindAsync(grains, id, context.RequestAborted) is not { } query) return ProblemAnswers.NotFound("savedQuery", id);
        if (await library.FindAsync(query.TableId, context.Caller(), null, context.RequestAborted) is not { } table) return TableParameters.NoTable(query.TableId);
        return SelectionResolver.TryResolve(
                table.Metadata, PxWebDataApi.WithOnlyMeasure(QueryOf(query), table.Metadata), PxExpression.Resolve, options.MaxDataCells, out var selection, out var error)
            ? PxWebApi.Ok(context, PxWebResponses.Selection(id, selection, language, PxWebApi.LinksOf(context)))
            : TableParameters.Problem(error);
    }

    private static async Task<IResult> DataAsync(
        string id, HttpContext context, TableLibrary library, EncodedTables encoded, TableOptions options, IGrainFactory grains) =>
        await FindAsync(grains, id, context.RequestAborted) is { } query
            ? await PxWebDataApi.AnswerAsync(query.TableId, QueryOf(query), Describe(id, query), context, library, encoded, options)
            : ProblemAnswers.NotFound("savedQuery", id);
}
