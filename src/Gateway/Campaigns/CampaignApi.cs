using Kkr.Campaigns;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;

namespace Kkr.Gateway.Campaigns;

/// <summary><c>/campaigns</c>: campaigns and programmes, their goals held against the figures, live (agenda items 3.6 and 3.8).</summary>
internal static class CampaignApi
{
    public static void MapCampaigns(this RouteGroupBuilder api)
    {
        var campaigns = api.MapGroup("/campaigns").WithTags("Campaigns and programmes");
        campaigns.MapGet("", async (HttpContext context, IGrainFactory grains) => Conditional.Ok(
                context, await Retrying.Async(ct => grains.Campaigns().ListAsync(context.Caller(), ct), context.RequestAborted)))
            .Reads<IEnumerable<CampaignRow>>("All campaigns and programmes").RequireAuthorization(Policy.SignedIn);
        campaigns.MapGet("/{id}", AssessAsync)
            .Reads<CampaignAssessment>("A campaign or programme, its goals held against the figures as they stand").RequireAuthorization(Policy.SignedIn);
        campaigns.MapGet("/{id}/history", async (string id, HttpContext context, IGrainFactory grains) =>
            {
                var answer = await Retrying.Async(ct => grains.Campaign(id).ReadHistoryAsync(context.Caller(), ct), context.RequestAborted);
                return answer.Refusal is { } refusal ? refusal.Problem() : Conditional.Ok(context, HistoryOfChanges.Of(answer.Value!));
            })
            .Reads<HistoryOfChanges>("Every change of a campaign or programme").RequireAuthorization(Policy.Secretariat);
        campaigns.MapPut("/{id}", (string id, HttpContext context, IGrainFactory grains) => CommandRequest.HandleAsync<CampaignTerms, Campaign>(
                context, (command, terms, expected, ct) => grains.Campaign(id).PlanAsync(command, terms, expected, ct),
                campaign => campaign.Revision, campaign => campaign.Revision == 1 ? $"/api/v1/campaigns/{id}" : null))
            .Takes<CampaignTerms, Campaign>("Plan a campaign or programme, or change its goals", makes: true).RequireAuthorization(Policy.Secretariat);
    }

    private static async Task<IResult> AssessAsync(string id, HttpContext context, IGrainFactory grains, CampaignFigures figures)
    {
        if (!Moments.TryRead(context.Request, "asOf", out var asOf, out var problem)) return problem!;
        var caller = context.Caller();
        var campaign = await Retrying.Async(ct => grains.Campaign(id).ReadAsync(caller, asOf, ct), context.RequestAborted);
        if (campaign.Refusal is { } refusal) return refusal.Problem();
        var known = await figures.ReadAsync(campaign.Value!, caller, context.RequestAborted);
        var answer = await Retrying.Async(ct => grains.Campaign(id).AssessAsync(caller, known, asOf, ct), context.RequestAborted);
        // The figures change under it, so the tag is a digest; If-Match takes the revision in the body.
        return answer.Refusal is { } gone ? gone.Problem() : Conditional.Ok(context, answer.Value!);
    }
}
