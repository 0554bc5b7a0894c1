using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.GrowthTeams;

namespace Kkr.Gateway.GrowthTeams;

/// <summary><c>/growth-teams</c>: the teams, their recommendations, and the money they share (agenda items 3.4–3.5).</summary>
internal static class GrowthTeamApi
{
    public static void MapGrowthTeams(this RouteGroupBuilder api)
    {
        var teams = api.MapGroup("/growth-teams").WithTags("Growth teams");
        teams.MapGet("", (HttpContext context, IGrainFactory grains) => SummarizeAsync(context, grains, summary => summary.Teams))
            .Reads<IEnumerable<GrowthTeamRow>>("All growth teams").RequireAuthorization(Policy.GrowthTeams);
        teams.MapGet("/summary", (HttpContext context, IGrainFactory grains) => SummarizeAsync(context, grains, summary => summary))
            .Reads<GrowthTeamsSummary>("The teams held against the money they share").RequireAuthorization(Policy.GrowthTeams);
        teams.MapGet("/{id}", (string id, HttpContext context, IGrainFactory grains) => CommandRequest.ReadAsync(
                context, (caller, asOf, ct) => grains.GrowthTeam(id).ReadAsync(caller, asOf, ct), team => team.Revision))
            .Reads<GrowthTeam>("A growth team with its recommendations, as it stands or as of a moment").RequireAuthorization(Policy.MembersOfGrowthTeam);
        teams.MapGet("/{id}/history", async (string id, HttpContext context, IGrainFactory grains) =>
            {
                var answer = await Retrying.Async(ct => grains.GrowthTeam(id).ReadHistoryAsync(context.Caller(), ct), context.RequestAborted);
                return answer.Refusal is { } refusal ? refusal.Problem() : Conditional.Ok(context, HistoryOfChanges.Of(answer.Value!));
            })
            .Reads<HistoryOfChanges>("Every change of a growth team").RequireAuthorization(Policy.MembersOfGrowthTeam);
        teams.MapPut("/{id}", (string id, HttpContext context, IGrainFactory grains) => CommandRequest.HandleAsync<GrowthTeamTerms, GrowthTeam>(
                context, (command, terms, expected, ct) => grains.GrowthTeam(id).AppointAsync(command, terms, expected, ct),
                team => team.Revision, team => team.Revision == 1 ? PathOf(id) : null))
            .Takes<GrowthTeamTerms, GrowthTeam>("Appoint a growth team, or change who it is and what it shall answer", makes: true).RequireAuthorization(Policy.Secretariat);
        teams.MapPost("/{id}/recommendations", (string id, HttpContext context, IGrainFactory grains) =>
                CommandRequest.HandleAsync<RecommendationContent, RecommendationReceipt>(
                    context, (command, content, expected, ct) => grains.GrowthTeam(id).RecommendAsync(command, content, expected, ct),
                    receipt => receipt.Revision, _ => PathOf(id)))
            .Takes<RecommendationContent, RecommendationReceipt>("Draft a recommendation", makes: true, needsKey: true).RequireAuthorization(Policy.MembersOfGrowthTeam);
        teams.MapPatch("/{id}/recommendations/{number:int}", (string id, int number, HttpContext context, IGrainFactory grains) =>
                CommandRequest.HandleAsync<RecommendationPatch, RecommendationReceipt>(
                    context, (command, patch, expected, ct) => grains.GrowthTeam(id).PatchAsync(command, number, patch, expected, ct),
                    receipt => receipt.Revision))
            .Takes<RecommendationPatch, RecommendationReceipt>(
                "Change a recommendation, adopt it, record the government's answer, or that it was carried out").RequireAuthorization(Policy.MembersOfGrowthTeam);
        teams.MapPost("/{id}/submit", (string id, HttpContext context, IGrainFactory grains) => CommandRequest.HandleAsync<EmptyBody, GrowthTeam>(
                context, (command, _, expected, ct) => grains.GrowthTeam(id).SubmitAsync(command, expected, ct), team => team.Revision))
            .Takes<EmptyBody, GrowthTeam>("Hand in what the team has adopted, with the money held").RequireAuthorization(Policy.MembersOfGrowthTeam);
    }

    private static async Task<IResult> SummarizeAsync<T>(HttpContext context, IGrainFactory grains, Func<GrowthTeamsSummary, T> part)
    {
        var answer = await Retrying.Async(ct => grains.GrowthTeams().SummarizeAsync(context.Caller(), ct), context.RequestAborted);
        return answer.Refusal is { } refusal ? refusal.Problem() : Conditional.Ok(context, part(answer.Value!));
    }

    private static string PathOf(string id) => $"/api/v1/growth-teams/{id}";
}
