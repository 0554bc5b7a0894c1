using Kkr.Municipalities;
using Kkr.Rights;

namespace Kkr.Agreements;

/// <summary>
/// Who may do what with framework agreements. The secretariat everything; those who report for a municipality see them,
/// and tell of their own municipality's supervision and providers. Nobody sees them without signing in.
/// </summary>
public static class AgreementRights
{
    /// <summary>Whether a caller may see agreements.</summary>
    public static bool MaySee(Caller caller) => caller.IsSecretariat || caller.IsMunicipal;

    /// <summary>Whether a caller may tell of a municipality's supervision and providers.</summary>
    public static bool MayTellOf(Caller caller, AreaCode municipality) => caller.MayReportFor(municipality);
}
