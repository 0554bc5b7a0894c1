using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Municipalities;

namespace Kkr.Gateway.Regions;

/// <summary><c>/regions</c>: how complete a region's reports are.</summary>
internal static class RegionApi
{
    public static void MapRegions(this RouteGroupBuilder api)
    {
        var regions = api.MapGroup("/regions").WithTags("Regions").AllowAnonymous();
        regions.MapGet("", (HttpContext context) => Conditional.Ok(context, Areas.Regions.Select(ListedRegion.Of)))
            .WithSummary("The country and its regions").Produces<IEnumerable<ListedRegion>>();
        regions.MapGet("/{code}", ReadAsync).WithSummary("Who has reported what in a region, and what is missing")
            .Produces<RegionAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ReadAsync(string code, HttpContext context, IGrainFactory grains)
    {
        if (!AreaCode.TryParse(code, out var area) || !Areas.TryGetRegion(area, out var region)) return ProblemAnswers.NotFound("region", code);
        var overview = await Retrying.Async(ct => grains.Region(area).ReadAsync(ct), context.RequestAborted);
        return Conditional.Ok(context, RegionAnswer.Of(region, overview, context.Caller().SeesSubmittedFiguresOf(area)));
    }
}
