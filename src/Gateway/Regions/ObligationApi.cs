using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Municipalities;

namespace Kkr.Gateway.Regions;

/// <summary><c>/obligations</c>: what is owed past its deadline, for the secretariat.</summary>
internal static class ObligationApi
{
    public static void MapObligations(this RouteGroupBuilder api) =>
        api.MapGet("/obligations/overdue", ReadAsync)
            .WithTags("Regions").RequireAuthorization(Policy.Secretariat)
            .WithSummary("What is owed past its deadline, in a region or everywhere").Produces<OverdueAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<IResult> ReadAsync(string? region, HttpContext context, IGrainFactory grains)
    {
        if (!AreaCode.TryParse(region ?? AreaCode.Country.Value, out var area) || !Areas.TryGetRegion(area, out var asked))
            return ProblemAnswers.BadParameter("region", region!, new("Er ikke en region.", "Is not a region."));
        var overdue = await Task.WhenAll(asked.Regions.Select(a =>
            Retrying.Async(ct => grains.Deadlines(a).ReadAsync(ct), context.RequestAborted)));
        return Conditional.Ok(context, OverdueAnswer.Of(overdue.SelectMany(o => o)));
    }
}
