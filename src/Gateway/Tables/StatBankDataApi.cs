using System.Text.Json;
using Kkr.Formats;
using Kkr.Formats.PxWeb;
using Kkr.Formats.StatBank;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;

namespace Kkr.Gateway.Tables;

/// <summary><c>/api/statbank/v1/data</c>: the figures, as StatBank writes them.</summary>
internal static class StatBankDataApi
{
    public static async Task<IResult> AnswerAsync(
        HttpContext context, TableLibrary library, EncodedTables encoded, TableOptions settings, string? table = null, string? format = null)
    {
        StatBankRequest request;
        if (HttpMethods.IsPost(context.Request.Method))
        {
            var (body, problem) = await PxWebDataApi.ReadBodyAsync<StatBankRequest>(context);
            if (problem is not null) return problem;
            request = body ?? new();
        }
        else request = StatBankRequest.FromAddress(table, format, context.Request.Query.Where(p => !p.Key.Equals("asOf", StringComparison.OrdinalIgnoreCase)));

        if (string.IsNullOrEmpty(request.Table)) return ProblemAnswers.BadParameter("table", null, new("Tabellen mangler.", "The table is missing."));
        if (!TableParameters.TryReadAsOf(context, out var asOf, out var bad)) return bad;
        if (await library.FindAsync(request.Table, context.Caller(), asOf, context.RequestAborted) is not { } found) return TableParameters.NoTable(request.Table);
        if (!request.TryRead(out var options, out var offender))
            return ProblemAnswers.BadParameter("format, lang, delimiter, valuePresentation", offender, new("Ukendt værdi.", "Unknown value."));

        var view = StatBankView.Of(found.Metadata);
        var isBulk = options.Format == StatBankFormat.Bulk;
        if (isBulk && request.MissingForBulk(view) is { } missing)
            return TableParameters.Problem(new(SelectionProblem.MissingSelection, missing));
        // StatBank shows the newest of everything that may be left out; a query without variables shows its default.
        if (!SelectionResolver.TryResolve(
                view, request.Query(), StatBankExpression.Resolve, isBulk ? null : settings.MaxDataCells, out var selection, out var error))
            return TableParameters.Problem(error);

        // The same query in the table's own names is what the figures are read by.
        var own = selection with
        {
            Metadata = found.Metadata,
            Dimensions = [.. selection.Dimensions.Select((d, i) => d with { Source = found.Metadata.Dimensions[i] })],
        };
        var cells = TableFigures.Read(found.Content, own);
        if (isBulk) return Results.Stream(
            output => StatBankCsv.WriteAsync(
                selection.ResultMetadata, cells.ToAsyncEnumerable(), options.Language, options.Presentation, options.Separator, output, context.RequestAborted),
            StatBankCsv.ContentType, $"{found.Metadata.Id}.csv");

        var key = $"statbank {found.Metadata.Id} {found.Content.Definition.Version} {found.Content.Version} {options} "
            + JsonSerializer.Serialize(selection.AsQuery(), PxWebJson.Options);
        var (type, extension) = options.Format switch
        {
            StatBankFormat.Csv => (StatBankCsv.ContentType, ".csv"),
            StatBankFormat.JsonStat => (new StatBankJsonStat().ContentType, ".json"),
            StatBankFormat.Px => (TableFormat.Px.Encoder().ContentType, ".px"),
            _ => (TableFormat.Xlsx.Encoder().ContentType, ".xlsx"),
        };
        var answer = await encoded.ReadAsync(key, type, output => WriteAsync(output));
        if (options.Format != StatBankFormat.JsonStat)
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{found.Metadata.Id}{extension}\"";
        return Conditional.Bytes(context, answer.Body, answer.ETag, answer.ContentType);

        async Task WriteAsync(Stream output)
        {
            if (options.Format == StatBankFormat.Csv)
            {
                await StatBankCsv.WriteAsync(
                    selection.ResultMetadata, cells.ToAsyncEnumerable(), options.Language, options.Presentation, options.Separator, output, context.RequestAborted);
                return;
            }

            ITableEncoder encoder = options.Format switch
            {
                StatBankFormat.JsonStat => new StatBankJsonStat(),
                StatBankFormat.Px => TableFormat.Px.Encoder(),
                _ => TableFormat.Xlsx.Encoder(),
            };
            await encoder.WriteAsync(
                new(selection.ResultMetadata, [.. cells]), EncodingOptions.Default with { Language = options.Language, Placement = selection.Placement },
                output, context.RequestAborted);
        }
    }
}
