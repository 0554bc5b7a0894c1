namespace Kkr.Catalogue;

/// <summary>That all reports on a period of a data set are closed to change.</summary>
/// <param name="By">Who locked it.</param>
/// <param name="Since">When.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("kkr.PeriodLock")]
public sealed record PeriodLock([property: Id(0)] string By, [property: Id(1)] DateTimeOffset Since, [property: Id(2)] string Reason);
