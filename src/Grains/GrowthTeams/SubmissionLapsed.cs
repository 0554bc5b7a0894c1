namespace Kkr.GrowthTeams;

/// <summary>
/// A hand-in for which money was held was not recorded, and now can't be any more: this entry stands where it would have
/// stood. Only then is the money let go.
/// </summary>
internal sealed record SubmissionLapsed : GrowthTeamEvent;
