using Kkr.Agreements;
using Kkr.GrowthTeams;
using Kkr.Municipalities;
using Kkr.ResultContracts;
using Kkr.Rights;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;

namespace Kkr.Gateway.Rights;

/// <summary>
/// The rules of who may use an endpoint, by name. Every endpoint has one of them or is declared to be for everybody; where
/// the address names a municipality or a team, the rule holds the caller's claims against it before anything is read. Grains
/// check again, by the same functions.
/// </summary>
public static class Policy
{
    /// <summary>Whoever is signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>The secretariat.</summary>
    public const string Secretariat = "secretariat";

    /// <summary>Operators.</summary>
    public const string Operators = "operators";

    /// <summary>Those who report for some municipality, and the secretariat.</summary>
    public const string Reporters = "reporters";

    /// <summary>Those who report for what <c>{code}</c> names, and the secretariat.</summary>
    public const string ReportersOfArea = "reporters-of-area";

    /// <summary>Approvers of what <c>{code}</c> names.</summary>
    public const string ApproversOfArea = "approvers-of-area";

    /// <summary>Those who report for what <c>{municipality}</c> names in a framework agreement, and the secretariat.</summary>
    public const string ReportersInAgreement = "reporters-in-agreement";

    /// <summary>Parties of framework agreements, and the secretariat.</summary>
    public const string AgreementReaders = "agreement-readers";

    /// <summary>Those who may read result contracts; which of them, the contract decides.</summary>
    public const string ContractReaders = "contract-readers";

    /// <summary>Those who hand in evidence on result contracts.</summary>
    public const string ContractReporters = "contract-reporters";

    /// <summary>Members of some growth team, and the secretariat.</summary>
    public const string GrowthTeams = "growth-teams";

    /// <summary>Members of the growth team that <c>{id}</c> names, and the secretariat.</summary>
    public const string MembersOfGrowthTeam = "members-of-growth-team";

    /// <summary>Every rule; what is not for everybody has one of these.</summary>
    public static IReadOnlyDictionary<string, AuthorizationPolicy> All { get; } = new Dictionary<string, AuthorizationPolicy>(StringComparer.Ordinal)
    {
        [SignedIn] = For((_, _) => true),
        [Secretariat] = For((caller, _) => caller.IsSecretariat),
        // The dashboard is opened from the web page, too; it only shows.
        [Operators] = For((caller, _) => caller.IsOperator, JwtBearerDefaults.AuthenticationScheme, Pages.Session.SignIn.Scheme),
        [Reporters] = For((caller, _) => caller.IsSecretariat || caller.IsMunicipal),
        [ReportersOfArea] = For((caller, address) => caller.IsSecretariat || (Area(address, "code") is { } area && caller.MayReportFor(area))),
        [ApproversOfArea] = For((caller, address) => Area(address, "code") is { } area && caller.MayApproveFor(area)),
        [ReportersInAgreement] = For((caller, address) =>
            caller.IsSecretariat || (Area(address, "municipality") is { } area && AgreementRights.MayTellOf(caller, area))),
        [AgreementReaders] = For((caller, _) => AgreementRights.MaySee(caller)),
        [ContractReaders] = For((caller, _) => ContractRights.MaySeeSome(caller)),
        [ContractReporters] = For((caller, _) => ContractRights.MayGiveEvidence(caller)),
        [GrowthTeams] = For((caller, _) => TeamRights.MaySummarize(caller)),
        [MembersOfGrowthTeam] = For((caller, address) => address["id"] is string team && TeamRights.MayWorkFor(caller, team)),
    };

    private static AuthorizationPolicy For(Func<Caller, RouteValueDictionary, bool> may, params string[] schemes) => new AuthorizationPolicyBuilder(schemes)
        .RequireAuthenticatedUser()
        .RequireAssertion(asked => asked.Resource is HttpContext context && may(context.Caller(), context.Request.RouteValues))
        .Build();

    private static AreaCode? Area(RouteValueDictionary address, string name) =>
        AreaCode.TryParse(address[name] as string, out var area) ? area : null;
}
