namespace Kkr.Agreements;

/// <summary>A follow-up that was held.</summary>
/// <param name="Due">Which: the first day of the month it was due in.</param>
/// <param name="Held">When it was held.</param>
/// <param name="Reference">Where its outcome is found.</param>
[GenerateSerializer, Immutable, Alias("kkr.FollowUpHeld")]
public sealed record FollowUpHeld(
    [property: Id(0)] DateOnly Due,
    [property: Id(1)] DateOnly Held,
    [property: Id(2)] string? Reference = null);
