using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Regions;

/// <summary>How far a region has come with what it is asked for.</summary>
/// <param name="Region">The region's code.</param>
/// <param name="Completeness">One row a data set and period, by data set and then by period.</param>
[GenerateSerializer, Immutable, Alias("kkr.RegionOverview")]
public sealed record RegionOverview([property: Id(0)] AreaCode Region, [property: Id(1)] ImmutableArray<Completeness> Completeness);
