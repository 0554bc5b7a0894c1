using System.Globalization;
using Kkr.Catalogue;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Reports;
using Kkr.Gateway.Rights;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Catalogue;

/// <summary><c>/data-sets/{id}/publications</c>: what everybody may see, and from when.</summary>
internal static class PublicationApi
{
    public static void MapPublications(this RouteGroupBuilder dataSets)
    {
        dataSets.MapGet("/{id}/publications", ReadAsync)
            .AllowAnonymous().WithSummary("What of a data set is published, and what is announced").Produces<PublicationsAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        dataSets.MapPost("/{id}/publications", PublishAsync)
            .RequireAuthorization(Policy.Secretariat)
            .WithSummary("Publish a period's figures, at once or from an announced time").Produces<PublicationsAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext context, KnownDataSets known, TimeProvider clock) =>
        await known.FindAsync(id, context.RequestAborted) is { } dataSet
            ? Conditional.Ok(context, PublicationsAnswer.Of(dataSet, clock.GetUtcNow()))
            : ProblemAnswers.NotFound("dataSet", id);

    private static async Task<IResult> PublishAsync(
        string id, PublicationRequest request, HttpContext context, IGrainFactory grains, KnownDataSets known, TimeProvider clock)
    {
        if (!CommandHeaders.TryReadKey(context.Request, out var key, out var noKey)) return noKey!;
        if (await known.FindAsync(id, context.RequestAborted) is null) return ProblemAnswers.NotFound("dataSet", id);
        var errors = System.Collections.Immutable.ImmutableArray.CreateBuilder<ValidationError>();
        if (!Period.TryParse(request.Period, out var period))
            errors.Add(new("/period", "period-format", null, new("Ikke en periode.", "Not a period.")));
        if (!TryReadAt(request.At, out var at))
            errors.Add(new("/at", "date-format", null, new(
                "En dato eller et tidspunkt med tidszone, ISO 8601.", "A date, or a time with its offset, ISO 8601.")));
        if (errors.Count > 0) return ProblemAnswers.Invalid(errors.ToImmutable());
        var order = new PublicationOrder(period, at, request.Reason);
        var answer = await Retrying.CommandAsync(
            ct => grains.DataSet(id).PublishAsync(new(key, context.Caller()), order, ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        known.Take(answer.Value!);
        return CommandAnswer.Of(context, answer.Replayed, null, PublicationsAnswer.Of(answer.Value!, clock.GetUtcNow()));
    }

    /// <summary>A time, or a day that stands for 08:00 Danish time.</summary>
    private static bool TryReadAt(string? text, out DateTimeOffset? at)
    {
        at = null;
        if (text is null) return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            at = DanishCalendar.InstantOf(day, new TimeOnly(8, 0));
            return true;
        }

        if (!text.Contains('T', StringComparison.Ordinal) || !System.Text.RegularExpressions.Regex.IsMatch(text, "(Z|[+-][0-9]{2}:[0-9]{2})$")
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return false;
        at = instant.ToUniversalTime();
        return true;
    }

    /// <summary>What to publish.</summary>
    /// <param name="Period">The period.</param>
    /// <param name="At">From when: a day (08:00 Danish time) or that time; null for at once.</param>
    /// <param name="Reason">Why public figures change unannounced.</param>
    internal sealed record PublicationRequest(string? Period, string? At, string? Reason);
}
