using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Municipalities;

/// <summary><c>/municipalities</c>: the reference list, and a municipality's own aggregate.</summary>
internal static class MunicipalityApi
{
    public static void MapMunicipalities(this RouteGroupBuilder api)
    {
        var municipalities = api.MapGroup("/municipalities").WithTags("Municipalities");
        municipalities.MapGet("", (HttpContext context) => Conditional.Ok(context, Areas.Municipalities.Select(ListedMunicipality.Of)))
            .AllowAnonymous().WithSummary("All municipalities").Produces<IEnumerable<ListedMunicipality>>();
        municipalities.MapGet("/{code}", ReadAsync)
            .RequireAuthorization(Policy.ReportersOfArea)
            .WithSummary("What a municipality owes, has reported and did last").Produces<MunicipalityAnswer>()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ReadAsync(string code, HttpContext context, IGrainFactory grains)
    {
        var caller = context.Caller();
        if (!AreaCode.TryParse(code, out var area) || !caller.MayReportFor(area))
            return caller.IsSecretariat ? ProblemAnswers.NotFound("municipality", code) : Refusal.Forbidden.Problem();
        if (!Areas.TryGetMunicipality(area, out var municipality)) return ProblemAnswers.NotFound("municipality", code);
        var answer = await Retrying.Async(ct => grains.Municipality(area).ReadAsync(caller, ct), context.RequestAborted);
        return answer.Refusal is { } refusal ? refusal.Problem() : Conditional.Ok(context, MunicipalityAnswer.Of(municipality, answer.Value!));
    }
}
