using System.Collections.Immutable;

namespace Kkr.GrowthTeams;

/// <summary>A team's handed-in recommendations hold their amounts; what the team held before and had no answer to is let go.</summary>
/// <param name="Team">Which team.</param>
/// <param name="Shares">What each recommendation holds.</param>
/// <param name="TeamRevision">The team's revision that it went by.</param>
internal sealed record PotReserved(string Team, ImmutableArray<PotShare> Shares, long TeamRevision = 0) : PotEvent;
