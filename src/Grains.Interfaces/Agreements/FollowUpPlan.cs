namespace Kkr.Agreements;

/// <summary>When an agreement is followed up.</summary>
/// <param name="First">The first day of the month of the first follow-up.</param>
/// <param name="EveryYears">Years between follow-ups, 1–10.</param>
[GenerateSerializer, Immutable, Alias("kkr.FollowUpPlan")]
public sealed record FollowUpPlan(
    [property: Id(0)] DateOnly First,
    [property: Id(1)] int EveryYears);
