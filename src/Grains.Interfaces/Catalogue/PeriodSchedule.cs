namespace Kkr.Catalogue;

/// <summary>Dates that the secretariat set for one period, instead of what the definition says.</summary>
/// <param name="Opens">The first day on which it can be reported; null for the definition's.</param>
/// <param name="Deadline">The last day on which a report is timely; null for the definition's.</param>
[GenerateSerializer, Immutable, Alias("kkr.PeriodSchedule")]
public sealed record PeriodSchedule([property: Id(0)] DateOnly? Opens, [property: Id(1)] DateOnly? Deadline);
