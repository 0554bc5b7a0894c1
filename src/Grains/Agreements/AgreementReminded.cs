using Kkr.Municipalities;

namespace Kkr.Agreements;

/// <summary>The product reminded of something that is due or overdue.</summary>
/// <param name="Due">The day it was due: of a follow-up, the first day of its month.</param>
/// <param name="Municipality">Whose supervision report; null for a follow-up.</param>
/// <param name="Overdue">Whether it had become overdue.</param>
internal sealed record AgreementReminded(DateOnly Due, AreaCode? Municipality, bool Overdue) : AgreementEvent;
