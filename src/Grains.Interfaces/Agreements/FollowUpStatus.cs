namespace Kkr.Agreements;

/// <summary>A follow-up of the plan.</summary>
/// <param name="Due">The first day of the month it is due in.</param>
/// <param name="Held">When it was held; null while it was not.</param>
/// <param name="Overdue">Whether its month has passed without it.</param>
[GenerateSerializer, Immutable, Alias("kkr.FollowUpStatus")]
public sealed record FollowUpStatus(
    [property: Id(0)] DateOnly Due,
    [property: Id(1)] DateOnly? Held,
    [property: Id(2)] bool Overdue);
