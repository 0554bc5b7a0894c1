namespace Kkr.Rights;

/// <summary>The roles a token can carry in its claim <c>roles</c>.</summary>
public static class Role
{
    /// <summary>Submits, corrects, withdraws and reads for the municipalities in the claim.</summary>
    public const string Reporter = "reporter";

    /// <summary>May what a reporter may, and approves for those municipalities, never what the same subject submitted.</summary>
    public const string Approver = "approver";

    /// <summary>May everything on contracts, agreements, growth teams, data sets, deadlines, locking and publishing, for all municipalities.</summary>
    public const string Secretariat = "secretariat";

    /// <summary>Hands in evidence on result contracts.</summary>
    public const string ContractReporter = "contract-reporter";

    /// <summary>Works on the recommendations of the growth teams in the claim.</summary>
    public const string GrowthTeam = "growth-team";

    /// <summary>Sees the dashboard and the metrics, and verifies the ledger.</summary>
    public const string Operator = "operator";
}
