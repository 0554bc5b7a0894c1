using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Catalogue;

/// <summary>Who reports a data set, and who reports through whom.</summary>
/// <param name="By">The kind of reporter.</param>
/// <param name="Regions">The regions it is expected in; empty means all of them.</param>
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
        ReporterKind.Municipality => Denmark.TryGetMunicipality(area, out var m) && IncludesRegion(m.Region),
        ReporterKind.Region => !area.IsCountry && Denmark.IsRegion(area) && IncludesRegion(area),
        _ => area.IsCountry,
    };

    /// <summary>Those who are expected to report within an area, by code; joint reporters count once.</summary>
    public IEnumerable<AreaCode> ExpectedIn(AreaCode area)
    {
        if (!Denmark.TryGetRegion(area, out var region)) return [];
        return By switch
        {
            ReporterKind.Municipality => region.Municipalities
                .Where(m => IncludesRegion(m.Region) && Through(m.Code) is null).Select(m => m.Code),
            ReporterKind.Region => Denmark.Regions
                .Where(r => !r.Code.IsCountry && IncludesRegion(r.Code) && (area.IsCountry || r.Code == area)).Select(r => r.Code),
            _ => area.IsCountry ? [AreaCode.Country] : [],
        };
    }

    private bool IncludesRegion(AreaCode region) => Regions.IsDefaultOrEmpty || Regions.Contains(region);
}
