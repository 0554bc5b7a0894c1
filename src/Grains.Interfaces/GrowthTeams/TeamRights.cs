using Kkr.Rights;

namespace Kkr.GrowthTeams;

/// <summary>
/// Who may do what with growth teams. The secretariat everything; a team sees and changes what is its own, and sees all
/// teams' lines in the summary, since they share the money. Nobody else sees recommendations before the government has them.
/// </summary>
public static class TeamRights
{
    /// <summary>Whether a caller may work on a team's recommendations, hand them in, and read them.</summary>
    public static bool MayWorkFor(Caller caller, string team) =>
        caller.IsSecretariat || (caller.Roles.Contains(Role.GrowthTeam) && caller.GrowthTeams.Contains(team));

    /// <summary>Whether a caller may see the teams side by side.</summary>
    public static bool MaySummarize(Caller caller) => caller.IsSecretariat || caller.Roles.Contains(Role.GrowthTeam);
}
