using System.Text.Json.Serialization;
using Kkr.Catalogue;
using Kkr.Rights;

namespace Kkr.Gateway.Catalogue;

/// <summary>Why something is closed to change, as clients read it.</summary>
/// <param name="Reason">Why; left out for those who may not read people's own words.</param>
/// <param name="Since">Since when.</param>
/// <param name="OpenedBy">The role that can open it.</param>
internal sealed record LockAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason, DateTimeOffset Since, string OpenedBy)
{
    /// <summary>What clients read of a lock; who set it is not for everybody.</summary>
    public static LockAnswer Of(PeriodLock locked, bool withReason) => new(withReason ? locked.Reason : null, locked.Since, Role.Secretariat);
}
