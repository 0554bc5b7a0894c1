using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Catalogue;

/// <summary>Who reports a data set, and who reports through whom.</summary>
/// <param name="By">The kind of reporter.</param>
/// <param name="Regions">The regions it is expected in; empty means all of them. Where regions lie in others, municipalities
/// report that lie in one of them in whichever level; of regions that report themselves, only those are meant that are named, or, where none is,
/// those that lie in the country directly.</param>
/// <param name="Jointly">Municipalities that report through another: <c>825</c> through <c>813</c>.</param>
[GenerateSerializer, Immutable, Alias("kkr.Reporting")]
public sealed record Reporting(
    [property: Id(0)] ReporterKind By,
    [property: Id(1)] ImmutableArray<AreaCode> Regions,
    [property: Id(2)] ImmutableDictionary<AreaCode, AreaCode>? Jointly)
{
    /// <summary>The one through whom <paramref name="reporter"/> reports, or null when it reports for itself.</summary>
    public AreaCode? Through(AreaCode reporter) =>
        Jointly is not null && Jointly.TryGetValue(reporter, out var through) ? through : null;

    /// <summary>Whether an area is one of those who report, for itself or through another.</summary>
    public bool Includes(AreaCode area) => By switch
    {
        ReporterKind.Municipality => Areas.TryGetMunicipality(area, out _) && (Regions.IsDefaultOrEmpty || Regions.Any(region => Areas.Holds(region, area))),
        ReporterKind.Region => Areas.TryGetRegion(area, out var region) && region.Within is { } within
            && (Regions.IsDefaultOrEmpty ? within.IsCountry : Regions.Contains(area)),
        _ => area.IsCountry,
    };

    /// <summary>Those who are expected to report within an area, by code; joint reporters count once.</summary>
    public IEnumerable<AreaCode> ExpectedIn(AreaCode area)
    {
        if (!Areas.TryGetRegion(area, out var region)) return [];
        return By switch
        {
            ReporterKind.Municipality => region.Municipalities.Select(m => m.Code).Where(code => Through(code) is null && Includes(code)),
            ReporterKind.Region => region.Regions.Where(Includes),
            _ => area.IsCountry ? [AreaCode.Country] : [],
        };
    }
}
