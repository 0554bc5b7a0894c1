namespace Kkr.Testing.Oidc;

/// <summary>Somebody whom the provider knows, and what its tokens say of them.</summary>
/// <param name="Subject">Who it is; the name to sign in with, too.</param>
/// <param name="Roles">The claim <c>roles</c>.</param>
/// <param name="Municipalities">The claim <c>municipality</c>.</param>
/// <param name="GrowthTeams">The claim <c>growthTeam</c>.</param>
public sealed record Person(string Subject, string[] Roles, string[] Municipalities, string[] GrowthTeams)
{
    /// <summary>What everybody signs in with.</summary>
    public const string Password = "hemmeligt-ord";

    /// <summary>Somebody with roles for municipalities.</summary>
    public Person(string subject, string[] roles, params string[] municipalities)
        : this(subject, roles, municipalities, []) { }
}
