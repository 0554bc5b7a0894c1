namespace Kkr.ResultContracts;

/// <summary>A day, or a run of days, of an event.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null where it lasted one day.</param>
[GenerateSerializer, Immutable, Alias("kkr.EventSession")]
public sealed record EventSession(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] DateOnly? To = null);
