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
        MayGiveEvidence(caller) || (caller.IsMunicipal && status == ContractStatus.Endorsed);

    /// <summary>Whether there may be a contract that a caller may see.</summary>
    public static bool MaySeeSome(Caller caller) => MayGiveEvidence(caller) || caller.IsMunicipal;

    /// <summary>Whether a caller may give evidence.</summary>
    public static bool MayGiveEvidence(Caller caller) => caller.IsSecretariat || caller.Roles.Contains(Role.ContractReporter);
}
