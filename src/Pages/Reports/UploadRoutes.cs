using System.Net.Http.Headers;
using System.Text.Json;
using Kkr.Pages.Api;
using Kkr.Pages.Catalogue;
using Kkr.Pages.Municipalities;
using Kkr.Pages.Session;
using Kkr.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Kkr.Pages.Reports;

/// <summary>Reporting with a file: its progress and every fault on its line.</summary>
internal static class UploadRoutes
{
    private const long MaxFileBytes = 64L * 1024 * 1024;
    private const int MaxLineChars = 4 * 1024 * 1024;

    public static void MapUploads(this RouteGroupBuilder pages)
    {
        pages.MapGet("/municipalities/{code}/upload", async (string code, HttpContext context) =>
            Page.Of<UploadPage>(("Municipality", await MunicipalityAsync(code, context)), ("Definitions", await DefinitionsAsync(context))));
        pages.MapPost("/municipalities/{code}/upload", UploadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(MaxFileBytes)).WithFormOptions(multipartBodyLengthLimit: MaxFileBytes);
        pages.MapGet("/municipalities/{code}/template", async (string code, string dataSet, string period, string format, HttpContext context) =>
        {
            var response = await context.Api().ForwardAsync(
                await context.VisitorAsync(), HttpMethod.Get,
                $"/api/v1/data-sets/{Uri.EscapeDataString(dataSet)}/template?format={Uri.EscapeDataString(format)}&municipality={Uri.EscapeDataString(code)}&period={Uri.EscapeDataString(period)}",
                null, context.RequestAborted);
            context.Response.RegisterForDispose(response);
            if (!response.IsSuccessStatusCode) throw new ApiException(new(response.StatusCode, null, null, false));
            return Results.Stream(
                await response.Content.ReadAsStreamAsync(context.RequestAborted), response.Content.Headers.ContentType?.ToString(), $"{dataSet}-{code}-{period}.{format}");
        });
    }

    private static async Task<Municipality> MunicipalityAsync(string code, HttpContext context) =>
        await context.Api().ReadAsync<Municipality>(await context.VisitorAsync(), $"/api/v1/municipalities/{Uri.EscapeDataString(code)}", context.RequestAborted);

    private static async Task<IReadOnlyDictionary<string, Definition>> DefinitionsAsync(HttpContext context) =>
        await context.RequestServices.GetRequiredService<Definitions>().AllAsync(await context.VisitorAsync(), context.RequestAborted);

    /// <summary>Hands the file to the API. A script gets the API's progress as it comes; a browser without one gets a page with the outcome.</summary>
    private static async Task<IResult> UploadAsync(string code, HttpContext context)
    {
        var visitor = await context.VisitorAsync();
        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        var asksForProgress = context.Request.Headers.Accept.ToString().Contains("application/x-ndjson", StringComparison.Ordinal);
        if (sent.Files is not [{ Length: > 0 } file])
            return asksForProgress ? Results.Json(new { detail = Text.ChooseFile.In(visitor.Language) }, statusCode: 400) : await PageAsync(null, Text.ChooseFile, 400);
        using var content = new StreamContent(file.OpenReadStream());
        content.Headers.ContentType = new MediaTypeHeaderValue(
            file.FileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            : file.FileName.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) ? "application/x-ndjson" : "text/csv");
        using var response = await context.Api().ForwardAsync(visitor, HttpMethod.Post, "/api/v1/submissions/import", content, context.RequestAborted);
        var isProgress = response.Content.Headers.ContentType?.MediaType == "application/x-ndjson";
        if (asksForProgress)
        {
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
            return Results.Empty;
        }

        if (isProgress)
        {
            // Only the last line is shown, and only it is kept.
            string? last = null;
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(context.RequestAborted));
            while (await reader.ReadLineAsync(context.RequestAborted) is { } line)
                if (line.Length is > 0 and <= MaxLineChars) last = line;
            return await PageAsync(JsonSerializer.Deserialize<UploadSummary>(last ?? "{}", KkrApi.Json), null, 200);
        }

        var text = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
        var answer = new ApiAnswer(response.StatusCode, text.Length > 0 ? JsonElement.Parse(text) : null, null, false);
        return await PageAsync(answer.Errors.Count > 0 ? new(0, 0, 0, answer.Errors) : null, answer.Detail, (int)response.StatusCode);

        async Task<IResult> PageAsync(UploadSummary? summary, Phrase? message, int status) => Page.Of<UploadPage>(
            status, ("Municipality", await MunicipalityAsync(code, context)), ("Definitions", await DefinitionsAsync(context)), ("Summary", summary), ("Message", message));
    }
}

/// <summary>What became of a file.</summary>
/// <param name="Accepted">How many reports were stored.</param>
/// <param name="Replayed">How many had been stored before.</param>
/// <param name="Rejected">How many were refused.</param>
/// <param name="Errors">The faults, by line.</param>
public sealed record UploadSummary(int Accepted, int Replayed, int Rejected, IReadOnlyList<Fault>? Errors);
