using Kkr.Catalogue;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Reports;
using Kkr.Gateway.Rights;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Gateway.Catalogue;

/// <summary><c>/data-sets/{id}/periods/{period}</c>: opening, deadline and lock of a period.</summary>
internal static class PeriodApi
{
    private delegate Task<Answer<DataSet>> Step(IDataSetGrain dataSet, CommandContext command, Period period, CancellationToken cancellationToken);

    public static void MapPeriods(this RouteGroupBuilder api)
    {
        var periods = api.MapGroup("/data-sets/{id}/periods/{period}").WithTags("Data sets").ProducesProblem(StatusCodes.Status404NotFound);
        periods.MapGet("", ReadAsync).AllowAnonymous()
            .WithSummary("A period's opening, deadline and lock").Produces<PeriodAnswer>();
        var commands = periods.MapGroup("")
            .RequireAuthorization(Policy.Secretariat)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        commands.MapPut("", (string id, string period, ScheduleRequest request, HttpContext context, IGrainFactory grains, KnownDataSets known, TimeProvider clock) =>
                CommandAsync(
                    id, period, (d, c, p, ct) => d.ScheduleAsync(c, p, new(request.Opens, request.Deadline), ct), context, grains, known, clock))
            .WithSummary("Set a period's opening and deadline").Produces<PeriodAnswer>();
        Map("lock", "Close all reports on a period to change", (reason, d, c, p, ct) => d.LockPeriodAsync(c, p, reason, ct));
        Map("reopen", "Open a locked period to change again", (reason, d, c, p, ct) => d.ReopenPeriodAsync(c, p, reason, ct));

        void Map(string name, string summary, Func<string?, IDataSetGrain, CommandContext, Period, CancellationToken, Task<Answer<DataSet>>> step) =>
            commands.MapPost("/" + name, async (string id, string period, HttpContext context, IGrainFactory grains, KnownDataSets known, TimeProvider clock) =>
                {
                    try
                    {
                        var reason = (await ReasonRequest.ReadAsync(context.Request)).Said;
                        return await CommandAsync(id, period, (d, c, p, ct) => step(reason, d, c, p, ct), context, grains, known, clock);
                    }
                    catch (MalformedDocumentException malformed)
                    {
                        return ProblemAnswers.Malformed(malformed.Path, malformed.Detail);
                    }
                })
                .WithSummary(summary).Produces<PeriodAnswer>();
    }

    private static async Task<IResult> ReadAsync(string id, string period, HttpContext context, KnownDataSets known)
    {
        if (await known.FindAsync(id, context.RequestAborted) is not { } dataSet) return ProblemAnswers.NotFound("dataSet", id);
        return TryParse(dataSet, period, out var parsed)
            ? Conditional.Ok(context, PeriodAnswer.Of(dataSet, parsed, context.Caller() is { IsSecretariat: true } or { IsMunicipal: true }))
            : ProblemAnswers.NotFound("period", period);
    }

    private static async Task<IResult> CommandAsync(
        string id, string period, Step step, HttpContext context, IGrainFactory grains, KnownDataSets known, TimeProvider clock)
    {
        if (await known.FindAsync(id, context.RequestAborted) is not { } dataSet) return ProblemAnswers.NotFound("dataSet", id);
        if (!TryParse(dataSet, period, out var parsed)) return ProblemAnswers.NotFound("period", period);
        if (!CommandHeaders.TryReadKey(context.Request, Guid.NewGuid().ToString(), out var key, out var problem)) return problem!;
        var answer = await Retrying.CommandAsync(ct => step(grains.DataSet(id), new(key, context.Caller()), parsed, ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        // Every process asks for the data set again within this time: once answered, the change binds everywhere.
        await Task.Delay(KnownDataSets.Freshness, clock, context.RequestAborted);
        return Results.Json(PeriodAnswer.Of(answer.Value!, parsed, withReason: true), GatewayJson.Options);
    }

    private static bool TryParse(DataSet dataSet, string text, out Period period) =>
        Period.TryParse(text, out period) && dataSet.Definition.Periods.Has(period);

    /// <summary>The dates to set.</summary>
    /// <param name="Opens">The first day on which it can be reported; null for the definition's.</param>
    /// <param name="Deadline">The last timely day; null for the definition's.</param>
    internal sealed record ScheduleRequest(DateOnly? Opens, DateOnly? Deadline);
}
