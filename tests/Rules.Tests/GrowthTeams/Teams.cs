using Kkr.Ledger;
using Kkr.ResultContracts;

namespace Kkr.GrowthTeams;

/// <summary>What the tests of growth teams are written with.</summary>
internal static class Teams
{
    public static TeamFile NorthJutland { get; } = SeedFile.Read<TeamFile>("growth-teams/nordjylland.json");

    public static GrowthTeamState Appointed { get; } = GrowthTeamState.Empty.Then(GrowthTeamRules.Appoint(GrowthTeamState.Empty, NorthJutland.Team));

    public static GrowthTeamState Then(this GrowthTeamState state, Decision<GrowthTeamEvent> decided) =>
        GrowthTeamState.Apply(state, new(state.Revision + 1, Contracts.At((int)state.Revision), "team", EntryHash.None, decided.Accept()));

    public static PotState Then(this PotState state, Decision<PotEvent> decided) =>
        PotState.Apply(state, new(state.Revision + 1, Contracts.At(0), "team", EntryHash.None, decided.Accept()));

    public static RecommendationContent For(MandatePart part, decimal askedDkk = 0, bool lighthouse = false) =>
        new(Contracts.Words(part.ToString()), part, lighthouse, askedDkk);

    public static GrowthTeamState Recommend(this GrowthTeamState state, RecommendationContent content, bool adopt = true)
    {
        state = state.Then(GrowthTeamRules.Recommend(state, content));
        return adopt ? state.Patch(state.Recommendations.Count, new(Status: RecommendationStatus.Adopted)) : state;
    }

    public static GrowthTeamState Patch(this GrowthTeamState state, int number, RecommendationPatch patch) =>
        state.Then(GrowthTeamRules.Patch(state, number, patch));

    /// <summary>A team that has answered its whole mandate and asks for 100 million kroner for a lighthouse.</summary>
    public static GrowthTeamState Ready { get; } = Appointed
        .Recommend(For(MandatePart.AnalysisBasis)).Recommend(For(MandatePart.Lighthouses, 100_000_000, true))
        .Recommend(For(MandatePart.LocalStrengths)).Recommend(For(MandatePart.Restart));

    internal sealed record TeamFile(string Id, GrowthTeamTerms Team);
}
