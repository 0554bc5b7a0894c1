using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>Some of a data set's cells, whose figures are added up.</summary>
/// <param name="At">The codes that count, by dimension (or attribute, or question); a dimension left out counts whole.</param>
/// <param name="DataSet">The data set; null for the one that the definition is of.</param>
/// <param name="Period">The period.</param>
[GenerateSerializer, Immutable, Alias("kkr.CellSelection")]
public sealed record CellSelection(
    [property: Id(0)] ImmutableDictionary<string, ImmutableArray<string>>? At = null,
    [property: Id(1)] string? DataSet = null,
    [property: Id(2)] RelativePeriod Period = RelativePeriod.Same)
{
    /// <summary>Whether a place is among the selected.</summary>
    public bool Includes(Coordinate place) =>
        At is null || At.All(filter => place[filter.Key] is { } code && filter.Value.Contains(code));

    /// <summary>The period meant, seen from another.</summary>
    public Period From(Period period) => Period switch
    {
        RelativePeriod.Previous => period.Previous(),
        RelativePeriod.YearBefore => period.YearBefore(),
        RelativePeriod.Year => Reports.Period.OfYear(period.FirstDay.Year),
        _ => period,
    };
}
