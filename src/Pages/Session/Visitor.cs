using Kkr.Pages.Words;

namespace Kkr.Pages.Session;

/// <summary>Who looks at a page, and in which language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Path">The path of the page, with its query.</param>
/// <param name="Subject">Who; null for nobody in particular.</param>
/// <param name="Name">What to call them.</param>
/// <param name="Roles">Their roles.</param>
/// <param name="Municipalities">The codes of the municipalities that they report for.</param>
/// <param name="GrowthTeams">The growth teams that they work for.</param>
/// <param name="Token">Their token for the API; never shown to the browser.</param>
/// <param name="FormToken">What proves that a form of theirs came from these pages.</param>
public sealed record Visitor(
    Language Language, string Path, string? Subject, string? Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Municipalities,
    IReadOnlyList<string> GrowthTeams, string? Token, string? FormToken)
{
    /// <summary>Whether they have signed in.</summary>
    public bool IsSignedIn => Subject is not null;

    /// <summary>Whether they work in the secretariat.</summary>
    public bool IsSecretariat => Has("secretariat");

    /// <summary>Whether they operate the system.</summary>
    public bool IsOperator => Has("operator");

    /// <summary>Whether they report, or approve what others report.</summary>
    public bool Reports => Has("reporter") || Has("approver") || IsSecretariat;

    /// <summary>Whether they may read result contracts.</summary>
    public bool ReadsContracts => Reports || Has("contract-reporter");

    /// <summary>Whether they may read about growth teams.</summary>
    public bool ReadsGrowthTeams => IsSecretariat || Has("growth-team");

    /// <summary>The language's code.</summary>
    public string LanguageCode => Language == Language.English ? "en" : "da";

    /// <summary>Whether they have a role.</summary>
    public bool Has(string role) => Roles.Contains(role);

    /// <summary>Whether they may report for a municipality.</summary>
    public bool MayReportFor(string code) => IsSecretariat || (Reports && Municipalities.Contains(code));

    /// <summary>The page's own address in a language.</summary>
    public string PathIn(string language)
    {
        var (path, query) = Path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? (Path[..mark], Path[(mark + 1)..]) : (Path, "");
        var rest = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.StartsWith("lang=", StringComparison.Ordinal));
        return $"{path}?{string.Join('&', rest.Append("lang=" + language))}";
    }
}
