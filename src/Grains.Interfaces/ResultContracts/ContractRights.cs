using Kkr.Rights;

namespace Kkr.ResultContracts;

/// <summary>
/// Who may do what with result contracts. The secretariat everything; contract reporters see them and give evidence.
/// The municipalities, for whom KKR agrees them, see a contract once it is endorsed: before that its figures are the
/// business hub's and the secretariat's work in hand, and a proposal to KKR. Nobody sees them without signing in.
/// </summary>
public static class ContractRights
{
    /// <summary>Whether a caller may see a contract, or, where it is not known to exist, be told that it does not.</summary>
    public static bool MaySee(Caller caller, ContractStatus? status) =>
        MayGiveEvidence(caller) || (IsMunicipal(caller) && status == ContractStatus.Endorsed);

    /// <summary>Whether a caller may give evidence.</summary>
    public static bool MayGiveEvidence(Caller caller) => caller.IsSecretariat || caller.Roles.Contains(Role.ContractReporter);

    private static bool IsMunicipal(Caller caller) => caller.Roles.Contains(Role.Reporter) || caller.Roles.Contains(Role.Approver);
}
