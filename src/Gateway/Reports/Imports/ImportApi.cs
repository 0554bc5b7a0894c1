using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Kkr.Gateway.Reports.Imports;

/// <summary><c>POST /submissions/import</c>: many reports in one file.</summary>
internal static class ImportApi
{
    private const string Csv = "text/csv";
    private const string Ndjson = "application/x-ndjson";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int MostGathered = 100;
    private static readonly ConcurrencyLimiter Spreadsheets = new(new()
    {
        PermitLimit = ImportLimits.SpreadsheetsAtOnce,
        QueueLimit = ImportLimits.SpreadsheetsWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private static readonly TimeSpan BetweenFlushes = TimeSpan.FromMilliseconds(250);

    public static void MapImports(this RouteGroupBuilder api) =>
        api.MapPost("/submissions/import", ImportAsync)
            .WithTags("Submissions").WithSummary("Submit many reports in one file of at most 64 MiB (CSV, XLSX or NDJSON)")
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(ImportLimits.MaxFileBytes))
            .Asks("municipality", "Who reports, where the file does not say it.")
            .Asks("dataSet", "The data set, where the file does not say it.")
            .Asks("period", "The period, where the file does not say it.")
            .Asks("numbers", "da (1.234,5) or en (1,234.5); told by the file where it is left out.")
            .RequireAuthorization(Policy.Reporters)
            .Produces<ImportSummary>(StatusCodes.Status200OK, Ndjson)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ImportAsync(HttpContext context, ImportNames names, Importer importer, TimeProvider clock)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || type.MediaType.Value is not { } media)
            return Unreadable();
        if (!ImportDefaults.TryRead(context.Request.Query, out var defaults))
            return ProblemAnswers.BadParameter("numbers", context.Request.Query["numbers"], new("da eller en.", "da or en."));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = ImportLimits.MaxFileBytes;
        await using var file = await ReceiveAsync(context);
        using var place = media.Equals(Xlsx, StringComparison.OrdinalIgnoreCase) ? await SpreadsheetPlaceAsync(context.RequestAborted) : null;
        IAsyncEnumerable<ImportedReport> reports;
        if (media.Equals(Ndjson, StringComparison.OrdinalIgnoreCase) || media.Equals("application/ndjson", StringComparison.OrdinalIgnoreCase))
            reports = NdjsonReports.ReadAsync(file, defaults, context.RequestAborted);
        else
        {
            Func<IAsyncEnumerable<ImportRow>> read;
            var usual = true;
            if (media.Equals(Csv, StringComparison.OrdinalIgnoreCase))
            {
                var encoding = EncodingOf(type) ?? await ImportEncoding.DetectAsync(file, context.RequestAborted);
                var delimiter = CsvRows.DelimiterOf(await CsvRows.HeadingAsync(file, encoding, context.RequestAborted));
                usual = delimiter != ',';
                read = () => CsvRows.ReadAsync(file, encoding, delimiter, context.RequestAborted);
            }
            else if (media.Equals(Xlsx, StringComparison.OrdinalIgnoreCase))
            {
                if (await XlsxRows.CheckAsync(file, context.RequestAborted) is { } fault)
                    return fault.Rule == "too-large"
                        ? ProblemAnswers.Create(StatusCodes.Status413PayloadTooLarge, "too-large", fault.Message)
                        : ProblemAnswers.Invalid([fault]);
                read = () => XlsxRows.Read(file).ToAsyncEnumerable();
            }
            else return Unreadable();

            ImportColumns columns;
            bool danish;
            await using (var look = Rows().GetAsyncEnumerator(context.RequestAborted))
            {
                if (!await look.MoveNextAsync())
                    return ProblemAnswers.Invalid([new("", "required", null, new("Filen er tom.", "The file is empty."))]);
                if (look.Current.Fault is { } unreadable) return ProblemAnswers.Invalid([unreadable]);
                columns = ImportColumns.Read(look.Current, defaults.Columns, out var faults);
                if (!faults.IsEmpty) return ProblemAnswers.Invalid(faults);
                danish = defaults.DanishNumbers ?? await NumberStyle.ReadAsync(look, columns, defaults, names.FindDataSetAsync, context.RequestAborted) ?? usual;
            }

            reports = ImportFile.ReadAsync(Rows().Skip(1), columns, defaults, danish, names.FindDataSetAsync, context.RequestAborted);

            IAsyncEnumerable<ImportRow> Rows()
            {
                file.Position = 0;
                return read();
            }
        }

        return await AnswerAsync(context, importer, reports, clock);
    }

    /// <summary>Waits for a place among the spreadsheets that are read: the reader holds a book's texts in memory.</summary>
    private static async Task<RateLimitLease> SpreadsheetPlaceAsync(CancellationToken cancellationToken)
    {
        var place = await Spreadsheets.AcquireAsync(1, cancellationToken);
        if (place.IsAcquired) return place;
        place.Dispose();
        throw new TimeoutException("Too many spreadsheets wait to be read.");
    }

    /// <summary>
    /// Takes the file to disk before anything is answered: a client that sends all before it reads would otherwise wait for
    /// us while we wait for it. The file is gone when it is closed.
    /// </summary>
    private static async Task<FileStream> ReceiveAsync(HttpContext context)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            await context.Request.Body.CopyToAsync(file, context.RequestAborted);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, Importer importer, IAsyncEnumerable<ImportedReport> reports, TimeProvider clock)
    {
        var response = context.Response;
        response.ContentType = Ndjson;
        response.Headers.CacheControl = "no-store";
        int accepted = 0, replayed = 0, rejected = 0, gathered = 0;
        var errors = ImmutableArray.CreateBuilder<ImportProgress.Fault>();
        var flushed = clock.GetTimestamp();
        await foreach (var report in importer.RunAsync(reports, context.Caller(), context.RequestAborted))
        {
            if (report.Outcome == ImportProgress.Accepted) accepted++;
            else if (report.Outcome == ImportProgress.Replayed) replayed++;
            else rejected++;
            if (report.Errors is { } faults) errors.AddRange(faults.Take(ImportLimits.MaxErrors - errors.Count));
            WriteLine(response, report);
            if (rejected >= ImportLimits.MaxRejected)
            {
                // What is not read is told, not passed over: the file is no import at all, or of something else.
                errors.Add(new(report.Line, "", "too-many-faults", null, new(
                    $"{ImportLimits.MaxRejected} indberetninger er afvist. Resten af filen er ikke læst.",
                    $"{ImportLimits.MaxRejected} reports were rejected. The rest of the file was not read.")));
                break;
            }

            // What is small is gathered for a moment; sending waits for a client that reads slowly, and so does the file.
            if (++gathered < MostGathered && clock.GetElapsedTime(flushed) < BetweenFlushes) continue;
            await response.BodyWriter.FlushAsync(context.RequestAborted);
            (gathered, flushed) = (0, clock.GetTimestamp());
        }

        WriteLine(response, new ImportSummary(accepted, replayed, rejected, [.. errors.OrderBy(e => e.Line)]));
        await response.BodyWriter.FlushAsync(context.RequestAborted);
        return Results.Empty;
    }

    private static void WriteLine<T>(HttpResponse response, T line)
    {
        response.BodyWriter.Write(JsonSerializer.SerializeToUtf8Bytes(line, GatewayJson.Options));
        response.BodyWriter.Write("\n"u8);
    }

    private static Encoding? EncodingOf(MediaTypeHeaderValue type) => type.Charset.Value?.Trim('"').ToUpperInvariant() switch
    {
        "WINDOWS-1252" or "CP1252" or "ISO-8859-1" or "LATIN1" => ImportEncoding.Windows1252,
        _ => null,
    };

    private static ProblemHttpResult Unreadable() => ProblemAnswers.Create(StatusCodes.Status415UnsupportedMediaType, "media-type", new(
        $"Send {Csv}, {Xlsx} eller {Ndjson}.", $"Send {Csv}, {Xlsx} or {Ndjson}."));
}
