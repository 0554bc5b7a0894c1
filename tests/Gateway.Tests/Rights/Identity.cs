using Kkr.Testing.Oidc;

namespace Kkr.Gateway.Tests.Rights;

/// <summary>Somebody in the matrix: one role, with claims for what the addresses name, or for something else.</summary>
/// <param name="Role">The role; empty for somebody signed in without one.</param>
/// <param name="Own">Whether the claims are for the municipality and the team that the addresses name.</param>
internal sealed record Identity(string Role, bool Own)
{
    private static readonly string[] Roles = ["reporter", "approver", "secretariat", "contract-reporter", "growth-team", "operator", ""];

    public static Identity[] All { get; } = [.. Roles.SelectMany(role => new[] { new Identity(role, true), new Identity(role, false) })];

    public Person Person { get; } = new(
        $"{(Role.Length > 0 ? Role : "nobody")}-{(Own ? "own" : "foreign")}", Role.Length > 0 ? [Role] : [],
        Own ? ["0" + RightsMatrix.Municipality] : ["813", "081"], Own ? [RightsMatrix.Team] : ["sjaelland"]);

    /// <summary>Whether the table lets this one.</summary>
    public bool May(string[] rule) =>
        rule is ["*"] or ["+"] || rule.Contains(Role) || (Own && rule.Contains(Role + "@"));
}
