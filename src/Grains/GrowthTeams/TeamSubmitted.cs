using System.Collections.Immutable;

namespace Kkr.GrowthTeams;

/// <summary>The team handed in what it had adopted.</summary>
/// <param name="Recommendations">The numbers of what was handed in.</param>
internal sealed record TeamSubmitted(ImmutableArray<int> Recommendations) : GrowthTeamEvent;
