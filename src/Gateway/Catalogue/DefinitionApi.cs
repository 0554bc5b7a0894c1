using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Kkr.Catalogue;
using Kkr.Formats;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Reports;
using Kkr.Gateway.Rights;
using Kkr.Reports;

namespace Kkr.Gateway.Catalogue;

/// <summary><c>/data-sets/{id}</c>: definitions, their versions, and new ones while the system runs.</summary>
internal static class DefinitionApi
{
    public static void MapDefinitions(this RouteGroupBuilder api)
    {
        var definitions = api.MapGroup("/data-sets/{id}").WithTags("Data sets");
        definitions.MapGet("", ReadAsync).AllowAnonymous()
            .WithSummary("A data set's definition, in the shape of its file; ?version=n for an older one")
            .Produces<DataSetDefinition>().ProducesProblem(StatusCodes.Status404NotFound);
        definitions.MapGet("/versions", ListVersionsAsync).AllowAnonymous()
            .WithSummary("Every version of a definition").Produces<IEnumerable<ListedVersion>>().ProducesProblem(StatusCodes.Status404NotFound);
        definitions.MapPut("", DefineAsync)
            .RequireAuthorization(Policy.Secretariat)
            .WithSummary("Give a data set its first or next version").Accepts<JsonElement>("application/json")
            .Produces<DataSetDefinition>().Produces<DataSetDefinition>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ReadAsync(string id, string? version, HttpContext context, IGrainFactory grains, KnownDataSets known)
    {
        if (await known.FindAsync(id, context.RequestAborted) is not { } dataSet) return ProblemAnswers.NotFound("dataSet", id);
        var definition = dataSet.Definition;
        if (version is not null)
        {
            var versions = await Retrying.Async(ct => ReadVersionsAsync(grains, id, ct), context.RequestAborted);
            if (versions.FirstOrDefault(v => v.Definition.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) == version) is not { } older)
                return ProblemAnswers.NotFound("version", version);
            definition = older.Definition;
        }

        return Conditional.Bytes(context, DataSetJson.Write(definition), Revisions.ETagOf(definition.Version), JsonOutput.ContentType);
    }

    private static async Task<IResult> ListVersionsAsync(string id, HttpContext context, IGrainFactory grains, KnownDataSets known)
    {
        if (await known.FindAsync(id, context.RequestAborted) is null) return ProblemAnswers.NotFound("dataSet", id);
        var versions = await Retrying.Async(ct => ReadVersionsAsync(grains, id, ct), context.RequestAborted);
        return Conditional.Ok(context, versions.Select(v => new ListedVersion(v.Definition.Version, v.RecordedAt, v.Definition.Title)));
    }

    private static Task<ImmutableArray<DataSetVersion>> ReadVersionsAsync(IGrainFactory grains, string id, CancellationToken cancellationToken) =>
        grains.DataSet(id).ReadVersionsAsync(cancellationToken);

    private static async Task<IResult> DefineAsync(string id, HttpContext context, IGrainFactory grains, KnownDataSets known)
    {
        if (!CommandHeaders.TryReadKey(context.Request, out var commandId, out var noKey)) return noKey!;
        if (!Revisions.TryReadIfMatch(context.Request, out var expected))
            return ProblemAnswers.Malformed("If-Match", new("Skal være en version: \"3\".", "Must be a version: \"3\"."));
        if (!context.Request.HasJsonContentType())
            return ProblemAnswers.Create(StatusCodes.Status415UnsupportedMediaType, "media-type", new("Send JSON.", "Send JSON."));
        DataSetDefinition? definition;
        ImmutableArray<ValidationError> faults;
        try
        {
            var body = await RequestBody.ReadAsync(context.Request, GatewayHost.MaxBodyBytes);
            using (var document = JsonDocument.Parse(body)) WholeText.Require(document.RootElement);
            DataSetJson.TryRead(new UTF8Encoding(false, true).GetString(body.Span), out definition, out faults);
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            return ProblemAnswers.Malformed("", new("Indholdet er ikke gyldig JSON.", "The body is not valid JSON."));
        }

        if (definition is null) return ProblemAnswers.Invalid(faults);
        if (expected is { } version)
        {
            // The grain takes the next version only: naming it makes the header hold there too, whoever else writes meanwhile.
            if (definition.Version == 0) definition = definition with { Version = (int)Math.Min(version + 1, int.MaxValue) };
            else if (definition.Version != version + 1) return Mismatch(version + 1);
        }

        var before = await known.FindAsync(id, context.RequestAborted);
        var answer = await Retrying.CommandAsync(
            ct => grains.DataSet(id).DefineAsync(new(commandId, context.Caller()), definition, ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        known.Take(answer.Value!);
        var current = answer.Value!.Definition;
        return CommandAnswer.Encoded(context, answer.Replayed, current.Version, new(DataSetJson.Write(current), JsonOutput.ContentType), before is null);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Mismatch(long next) => new Refusal(
        RefusalKind.RevisionMismatch, new($"Den næste version er {next}.", $"The next version is {next}."), "version", $"{next}").Problem();

    /// <summary>A version in the list.</summary>
    /// <param name="Version">Its number.</param>
    /// <param name="RecordedAt">When it was given.</param>
    /// <param name="Title">Its title.</param>
    internal sealed record ListedVersion(int Version, DateTimeOffset RecordedAt, Text Title);
}
