using Kkr.Catalogue;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Reports;
using Kkr.Gateway.Rights;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Gateway.Catalogue;

/// <summary><c>/data-sets</c>: what municipalities are asked for.</summary>
internal static class DataSetApi
{
    public static void MapDataSets(this RouteGroupBuilder api)
    {
        var dataSets = api.MapGroup("/data-sets").WithTags("Data sets");
        dataSets.MapGet("", async (HttpContext context, KnownDataSets known) => Conditional.Ok(
                context, (await known.ListAsync(context.RequestAborted)).Select(ListedDataSet.Of)))
            .AllowAnonymous().WithSummary("All data sets").Produces<IEnumerable<ListedDataSet>>();
        dataSets.MapPost("/{id}/publications", PublishAsync)
            .RequireAuthorization(policy => policy.RequireRole(Role.Secretariat))
            .WithSummary("Publish a period's figures").Produces<PublicationAnswer>()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> PublishAsync(string id, PublicationRequest request, HttpContext context, IGrainFactory grains, KnownDataSets known)
    {
        if (!CommandHeaders.TryReadKey(context.Request, out var key, out var noKey)) return noKey!;
        if (await known.FindAsync(id, context.RequestAborted) is null) return ProblemAnswers.NotFound("dataSet", id);
        if (!Period.TryParse(request.Period, out var period))
            return ProblemAnswers.Invalid([new("/period", "period-format", null, new("Ikke en periode.", "Not a period."))]);
        var answer = await Retrying.Async(
            ct => grains.DataSet(id).PublishAsync(new(key, context.Caller()), period, ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        known.Take(answer.Value!);
        return Results.Json(new PublicationAnswer(id, [.. answer.Value!.Published.Order()]), GatewayJson.Options);
    }

    /// <summary>What to publish.</summary>
    /// <param name="Period">The period.</param>
    internal sealed record PublicationRequest(string? Period);

    /// <summary>What is published.</summary>
    /// <param name="DataSet">The data set.</param>
    /// <param name="Published">Its published periods.</param>
    internal sealed record PublicationAnswer(string DataSet, IReadOnlyList<Period> Published);
}
