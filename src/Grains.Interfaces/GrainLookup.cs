using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Regions;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr;

/// <summary>The one place where keys become references to grains.</summary>
public static class GrainLookup
{
    /// <summary>The catalogue.</summary>
    public static ICatalogueGrain Catalogue(this IGrainFactory grains) => grains.GetGrain<ICatalogueGrain>("catalogue");

    /// <summary>A data set by its id.</summary>
    public static IDataSetGrain DataSet(this IGrainFactory grains, string id) => grains.GetGrain<IDataSetGrain>(id);

    /// <summary>A municipality by its code.</summary>
    public static IMunicipalityGrain Municipality(this IGrainFactory grains, AreaCode code) => grains.GetGrain<IMunicipalityGrain>(code.Value);

    /// <summary>A region, or the country, by its code.</summary>
    public static IRegionGrain Region(this IGrainFactory grains, AreaCode code) => grains.GetGrain<IRegionGrain>(code.Value);

    /// <summary>The deadlines of a region, or the country's own, by its code.</summary>
    public static IDeadlineGrain Deadlines(this IGrainFactory grains, AreaCode code) => grains.GetGrain<IDeadlineGrain>(code.Value);

    /// <summary>A report by its key.</summary>
    public static IReportGrain Report(this IGrainFactory grains, ReportKey key) => grains.GetGrain<IReportGrain>(key.ToString());

    /// <summary>A table by its key.</summary>
    public static ITableGrain Table(this IGrainFactory grains, TableKey key) => grains.GetGrain<ITableGrain>(key.ToString());
}
