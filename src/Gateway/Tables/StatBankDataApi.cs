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
        if (!AsOf.TryRead(context, out var asOf, out var bad)) return bad;
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

        selection = Ordered(selection, request, options.TimeOrder);
        // The same query in the table's own names is what the figures are read by.
        var own = selection with
        {
            Metadata = found.Metadata,
            Dimensions = [.. selection.Dimensions.Select(d => d with { Source = found.Metadata.Dimensions[view.Dimensions.IndexOf(d.Source)] })],
        };
        var cells = TableFigures.Read(found, own);
        if (isBulk) return Results.Stream(
            output => StatBankCsv.WriteAsync(
                selection.ResultMetadata, cells.ToAsyncEnumerable(), options.Language, options.Presentation, options.Separator, output, context.RequestAborted),
            StatBankCsv.ContentType, $"{found.Metadata.Id}.csv");

        var key = $"statbank {found.Metadata.Id} {found.Version} {options} "
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

    /// <summary>As StatBank does: variables in the order in which they are named, and the newest period first where that is asked for.</summary>
    private static TableSelection Ordered(TableSelection selection, StatBankRequest request, TimeOrder order)
    {
        int PlaceOf(SelectedDimension dimension) =>
            request.Variables.ToList().FindIndex(variable => selection.Metadata.Find(variable.Code) == dimension.Source) is >= 0 and var place ? place : int.MaxValue;
        return selection with
        {
            Dimensions =
            [
                .. selection.Dimensions.OrderBy(PlaceOf).Select(dimension => order == TimeOrder.Descending && dimension.Source.Role == DimensionRole.Time
                    ? dimension with { Categories = [.. dimension.Categories.Reverse()] }
                    : dimension),
            ],
        };
    }
}
