using System.Collections.Immutable;

namespace Kkr.Municipalities;

/// <summary>What a municipality owes, has reported and did last.</summary>
/// <param name="Municipality">Its code.</param>
/// <param name="Obligations">What it is asked for, by data set and then by period.</param>
/// <param name="Totals">The sum of each of its reports that count.</param>
/// <param name="Activity">The newest changes of its reports, the newest first; at most 20.</param>
[GenerateSerializer, Immutable, Alias("kkr.MunicipalityOverview")]
public sealed record MunicipalityOverview(
    [property: Id(0)] AreaCode Municipality, [property: Id(1)] ImmutableArray<Obligation> Obligations,
    [property: Id(2)] ImmutableArray<ReportTotal> Totals, [property: Id(3)] ImmutableArray<Activity> Activity);
