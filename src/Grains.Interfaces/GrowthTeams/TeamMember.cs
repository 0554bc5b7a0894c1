namespace Kkr.GrowthTeams;

/// <summary>A member of a growth team.</summary>
/// <param name="Name">The member's name, as published.</param>
/// <param name="Background">The member's post or office, as published.</param>
[GenerateSerializer, Immutable, Alias("kkr.TeamMember")]
public sealed record TeamMember(
    [property: Id(0)] string Name,
    [property: Id(1)] string Background);
