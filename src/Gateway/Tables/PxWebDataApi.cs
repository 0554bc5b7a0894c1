using System.Text.Json;
using System.Text.Unicode;
using Kkr.Formats;
using Kkr.Formats.PxWeb;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Reports;
using Kkr.Gateway.Rights;

namespace Kkr.Gateway.Tables;

/// <summary><c>/api/pxwebapi/v2/tables/{id}/data</c>: the figures, in every format.</summary>
internal static class PxWebDataApi
{
    /// <summary>The largest query in a body, in bytes.</summary>
    public const int MaxQueryBytes = 256 * 1024;

    public static void MapPxWebData(this RouteGroupBuilder px)
    {
        px.MapGet("/tables/{id}/data", AnswerAddressAsync)
            .AsksLanguage().Asks("valueCodes", "Codes and expressions for a variable, parted by commas.", DescribedParameter.Occurrence.ByVariable)
            .Asks("codelist", "A code list for a variable.", DescribedParameter.Occurrence.ByVariable).AsksFormat()
            .Asks("heading", "Variables across, parted by commas.").Asks("stub", "Variables down, parted by commas.")
            .WithSummary("A table's figures").Produces<object>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        px.MapPost("/tables/{id}/data", async (string id, HttpContext context, TableLibrary library, EncodedTables encoded, TableOptions options) =>
            {
                var (query, problem) = await ReadBodyAsync<VariablesSelection>(context);
                return problem ?? await AnswerAsync(id, query, null, context, library, encoded, options);
            })
            .WithSummary("A table's figures").AsksLanguage().AsksFormat().Accepts<VariablesSelection>("application/json").Produces<object>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>The format of the answer.</summary>
    public static RouteHandlerBuilder AsksFormat(this RouteHandlerBuilder route) =>
        route.Asks("outputFormat", $"One of {string.Join(", ", TableFormats.Names)}.").Asks("outputFormatParams", "Parted by commas.");

    /// <summary>The same address on the same state of the table is answered by the same bytes, without reading the query again.</summary>
    private static async Task<IResult> AnswerAddressAsync(string id, HttpContext context, TableLibrary library, EncodedTables encoded, TableOptions options)
    {
        if (!TableParameters.TryReadLanguage(context, out _, out var problem)) return problem;
        if (!AsOf.TryRead(context, out var asOf, out problem)) return problem;
        if (await library.FindAsync(id, context.Caller(), asOf, context.RequestAborted) is not { } table) return TableParameters.NoTable(id);
        var key = $"px address {table.Metadata.Id} {table.Version} {context.Request.QueryString.Value}";
        if (encoded.Find(key) is not { } kept)
        {
            (var answer, problem) = await EncodeAsync(table, PxQuery.Parse(context.Request.Query), null, context, encoded, options);
            if (answer is null) return problem!;
            encoded.Keep(key, kept = answer);
        }

        return Send(context, kept);
    }

    /// <summary>Carries a query out and answers in the format that is asked for; where none is, in that of the saved query.</summary>
    public static async Task<IResult> AnswerAsync(
        string id, VariablesSelection? query, SavedQuery? saved, HttpContext context, TableLibrary library, EncodedTables encoded, TableOptions options)
    {
        if (!TableParameters.TryReadLanguage(context, out _, out var problem)) return problem;
        if (!AsOf.TryRead(context, out var asOf, out problem)) return problem;
        if (await library.FindAsync(id, context.Caller(), asOf, context.RequestAborted) is not { } table) return TableParameters.NoTable(id);
        (var answer, problem) = await EncodeAsync(table, query, saved, context, encoded, options);
        return answer is null ? problem! : Send(context, answer);
    }

    private static async Task<(EncodedTable? Answer, IResult? Problem)> EncodeAsync(
        ReadableTable table, VariablesSelection? query, SavedQuery? saved, HttpContext context, EncodedTables encoded, TableOptions options)
    {
        var parameters = context.Request.Query;
        if (!TableParameters.TryReadLanguage(context, out var language, out var problem)) return (null, problem);
        if (saved is not null && !parameters.ContainsKey("lang") && LanguageCode.TryParse(saved.Language, out var savedLanguage)) language = savedLanguage;
        var name = parameters["outputFormat"].ToString() is { Length: > 0 } asked ? asked : saved?.OutputFormat;
        if (!TableFormats.TryParse(name, out var format)) return (null, UnknownFormat(name!));
        var formatParameters = parameters.ContainsKey("outputFormatParams") ? parameters["outputFormatParams"].OfType<string>() : saved?.OutputFormatParams ?? [];
        if (!OutputFormatParameters.TryParse(formatParameters, out var encoding, out var offender))
            return (null, ProblemAnswers.BadParameter("outputFormatParams", offender, new("Ukendt, eller i modstrid med en anden.", "Unknown, or in contradiction to another.")));

        if (!SelectionResolver.TryResolve(
                table.Metadata, WithOnlyMeasure(query, table.Metadata), PxExpression.Resolve, options.MaxDataCells, out var selection, out var error))
            return (null, TableParameters.Problem(error));
        encoding = encoding with { Language = language, Placement = selection.Placement };
        var key = $"px {table.Metadata.Id} {table.Version} {format} {language} {encoding.Labels} {encoding.IncludeTitle} {encoding.Separator} "
            + JsonSerializer.Serialize(selection.AsQuery(), PxWebJson.Options);
        var answer = await encoded.ReadAsync(key, format.Encoder().ContentType, output =>
            format.Encoder().WriteAsync(TableFigures.Table(table, selection), encoding, output, CancellationToken.None));
        var isFile = format is not (TableFormat.JsonStat2 or TableFormat.JsonPx or TableFormat.Html);
        return (isFile ? answer with { FileName = table.Metadata.Id + format.Encoder().FileExtension } : answer, null);
    }

    private static IResult Send(HttpContext context, EncodedTable answer)
    {
        if (answer.FileName is { } name) context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return Conditional.Bytes(context, answer.Body, answer.ETag, answer.ContentType);
    }

    /// <summary>A format that there is not.</summary>
    public static IResult UnknownFormat(string name) => ProblemAnswers.BadParameter(
        "outputFormat", name, new($"Et af {string.Join(", ", TableFormats.Names)}.", $"One of {string.Join(", ", TableFormats.Names)}."));

    /// <summary>A table with one measure need not be asked for it, though the answer names it. What is derived from it has to be asked for.</summary>
    public static VariablesSelection? WithOnlyMeasure(VariablesSelection? query, TableMetadata metadata) =>
        query is { Selection: { Length: > 0 } selection } && metadata.Metric is { } metric
            && metric.Categories.Where(category => category.Measure is not { IsDerived: true }).ToArray() is [var only]
            && selection.Any(variable => variable.ValueCodes.Length > 0)
            && !selection.Any(variable => metadata.Find(variable.VariableCode) == metric)
            ? query with { Selection = selection.Add(new(metric.Id, [only.Code])) }
            : query;

    /// <summary>Reads a JSON body; an empty one is null.</summary>
    public static async Task<(T? Body, IResult? Problem)> ReadBodyAsync<T>(HttpContext context)
        where T : class
    {
        var body = await RequestBody.ReadAsync(context.Request, MaxQueryBytes);
        if (body.Length == 0) return (null, null);
        if (!Utf8.IsValid(body.Span)) return Malformed("$");
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = PxWebJson.Reading.MaxDepth });
            return HoldsNullItem(document.RootElement) ? Malformed("$") : (document.RootElement.Deserialize<T>(PxWebJson.Reading), null);
        }
        catch (JsonException exception)
        {
            return Malformed(exception.Path ?? "$");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair shows only when it is read.
            return Malformed("$");
        }

        static (T? Body, IResult? Problem) Malformed(string path) =>
            (null, ProblemAnswers.Malformed(path, new("Er ikke JSON af den rette form.", "Is not JSON of the right form.")));
    }

    /// <summary>Whether a list anywhere in a body has null for an item; that none may have, types do not say.</summary>
    private static bool HoldsNullItem(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null || HoldsNullItem(item)),
        JsonValueKind.Object => value.EnumerateObject().Any(member => HoldsNullItem(member.Value)),
        _ => false,
    };
}
