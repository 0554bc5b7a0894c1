using Kkr.Catalogue;
using Kkr.Rights;

namespace Kkr.Gateway.Catalogue;

/// <summary>Why something is closed to change, as clients read it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Since">Since when.</param>
/// <param name="OpenedBy">The role that can open it.</param>
internal sealed record LockAnswer(string Reason, DateTimeOffset Since, string OpenedBy)
{
    /// <summary>What clients read of a lock; who set it is not for everybody.</summary>
    public static LockAnswer Of(PeriodLock locked) => new(locked.Reason, locked.Since, Role.Secretariat);
}
