using Kkr.Municipalities;

namespace Kkr.Agreements;

/// <summary>A reminder that the product gave: of a follow-up, or of a municipality's supervision report.</summary>
/// <param name="Due">The day it was due: of a follow-up, the first day of its month.</param>
/// <param name="Municipality">Whose supervision report; null for a follow-up.</param>
/// <param name="Overdue">Whether it had become overdue; otherwise its month had begun.</param>
/// <param name="GivenAt">When the reminder was given, UTC.</param>
[GenerateSerializer, Immutable, Alias("kkr.AgreementReminder")]
public sealed record AgreementReminder(
    [property: Id(0)] DateOnly Due, [property: Id(1)] AreaCode? Municipality, [property: Id(2)] bool Overdue,
    [property: Id(3)] DateTimeOffset GivenAt);
