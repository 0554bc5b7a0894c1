using Kkr.Municipalities;

namespace Kkr.Rights;

/// <summary>By which right somebody made a change, and on whose behalf: it stands in the ledger with the change itself.</summary>
/// <param name="Role">The role that allowed it: see <see cref="Rights.Role"/>, or <see cref="SystemRole"/>, or <see cref="AnonymousRole"/>.</param>
/// <param name="Claim">The municipality or the growth team of the caller's claims that the role counted for; null where it needs none.</param>
/// <param name="OnBehalfOf">The municipality, region or growth team that it was done for by somebody else; null where nobody stood in.</param>
[GenerateSerializer, Immutable, Alias("kkr.ExercisedRight")]
public sealed record ExercisedRight([property: Id(0)] string Role, [property: Id(1)] string? Claim = null, [property: Id(2)] string? OnBehalfOf = null)
{
    /// <summary>The product's own right, at work that no person asked for.</summary>
    public const string SystemRole = "system";

    /// <summary>The right that everybody has, signed in or not.</summary>
    public const string AnonymousRole = "anonymous";

    /// <summary>The product itself, at work that no person asked for.</summary>
    public static ExercisedRight System { get; } = new(SystemRole);

    /// <summary>What everybody may.</summary>
    public static ExercisedRight Anonymous { get; } = new(AnonymousRole);

    /// <summary>The right of a caller who may report for <paramref name="reporter"/>: its own, or the secretariat's on its behalf.</summary>
    public static ExercisedRight ToReport(Caller caller, AreaCode reporter) =>
        !caller.Municipalities.Contains(reporter) ? OfSecretariat(caller, reporter.Value)
        : caller.Roles.Contains(Rights.Role.Reporter) ? new(Rights.Role.Reporter, reporter.Value)
        : caller.Roles.Contains(Rights.Role.Approver) ? new(Rights.Role.Approver, reporter.Value)
        : OfSecretariat(caller);

    /// <summary>The right of a caller who may approve for <paramref name="reporter"/>.</summary>
    public static ExercisedRight ToApprove(AreaCode reporter) => new(Rights.Role.Approver, reporter.Value);

    /// <summary>The right of a caller who may work for a growth team: its own, or the secretariat's on its behalf.</summary>
    public static ExercisedRight ToWorkFor(Caller caller, string team) =>
        caller.Roles.Contains(Rights.Role.GrowthTeam) && caller.GrowthTeams.Contains(team)
            ? new(Rights.Role.GrowthTeam, team)
            : OfSecretariat(caller, team);

    /// <summary>The right of a caller who may give evidence on result contracts.</summary>
    public static ExercisedRight ToGiveEvidence(Caller caller) =>
        caller.Roles.Contains(Rights.Role.ContractReporter) ? new(Rights.Role.ContractReporter) : OfSecretariat(caller);

    /// <summary>The right of the secretariat, or of the product where it acts with the secretariat's.</summary>
    public static ExercisedRight OfSecretariat(Caller caller, string? onBehalfOf = null) =>
        caller.Subject == Caller.System.Subject ? System : new(Rights.Role.Secretariat, null, onBehalfOf);
}
