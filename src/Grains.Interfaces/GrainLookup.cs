using Kkr.Agreements;
using Kkr.Campaigns;
using Kkr.Catalogue;
using Kkr.GrowthTeams;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Regions;
using Kkr.Reports;
using Kkr.ResultContracts;
using Kkr.Tables;

namespace Kkr;

/// <summary>The one place where keys become references to grains.</summary>
public static class GrainLookup
{
    /// <summary>
    /// A reference by key. Orleans finds out anew by reflection what a C# interface stands for at each call; on the way of a
    /// submission that cost more than the rules of its report.
    /// </summary>
    internal static TGrain Get<TGrain>(this IGrainFactory grains, string key)
        where TGrain : IGrainWithStringKey
    {
        if (Resolved<TGrain>.Types is { } known)
            return (TGrain)grains.GetGrain(GrainId.Create(known.Grain, key), known.Interface);
        var grain = grains.GetGrain<TGrain>(key);
        if (grain is GrainReference reference) Resolved<TGrain>.Types = new(reference.GrainId.Type, reference.InterfaceType);
        return grain;
    }

    /// <summary>The catalogue.</summary>
    public static ICatalogueGrain Catalogue(this IGrainFactory grains) => grains.Get<ICatalogueGrain>("catalogue");

    /// <summary>A data set by its id.</summary>
    public static IDataSetGrain DataSet(this IGrainFactory grains, string id) => grains.Get<IDataSetGrain>(id);

    /// <summary>A municipality by its code.</summary>
    public static IMunicipalityGrain Municipality(this IGrainFactory grains, AreaCode code) => grains.Get<IMunicipalityGrain>(code.Value);

    /// <summary>A region, or the country, by its code.</summary>
    public static IRegionGrain Region(this IGrainFactory grains, AreaCode code) => grains.Get<IRegionGrain>(code.Value);

    /// <summary>The deadlines of a region, or the country's own, by its code.</summary>
    public static IDeadlineGrain Deadlines(this IGrainFactory grains, AreaCode code) => grains.Get<IDeadlineGrain>(code.Value);

    /// <summary>A report by its key.</summary>
    public static IReportGrain Report(this IGrainFactory grains, ReportKey key) => grains.Get<IReportGrain>(key.ToString());

    /// <summary>A saved query by its id.</summary>
    public static ISavedQueryGrain SavedQuery(this IGrainFactory grains, string id) => grains.Get<ISavedQueryGrain>(id);

    /// <summary>A table by its key.</summary>
    public static ITableGrain Table(this IGrainFactory grains, TableKey key) => grains.Get<ITableGrain>(key.ToString());

    /// <summary>A result contract by its id.</summary>
    public static IResultContractGrain ResultContract(this IGrainFactory grains, string id) => grains.Get<IResultContractGrain>(id);

    /// <summary>The comparison of all result contracts.</summary>
    public static IResultContractsGrain ResultContracts(this IGrainFactory grains) => grains.Get<IResultContractsGrain>("all");

    /// <summary>A growth team by its id.</summary>
    public static IGrowthTeamGrain GrowthTeam(this IGrainFactory grains, string id) => grains.Get<IGrowthTeamGrain>(id);

    /// <summary>The growth teams side by side.</summary>
    public static IGrowthTeamsGrain GrowthTeams(this IGrainFactory grains) => grains.Get<IGrowthTeamsGrain>("all");

    /// <summary>The money the growth teams share.</summary>
    public static IFundingPotGrain FundingPot(this IGrainFactory grains) => grains.Get<IFundingPotGrain>("react-eu");

    /// <summary>A framework agreement by its id.</summary>
    public static IAgreementGrain Agreement(this IGrainFactory grains, string id) => grains.Get<IAgreementGrain>(id);

    /// <summary>All framework agreements.</summary>
    public static IAgreementsGrain Agreements(this IGrainFactory grains) => grains.Get<IAgreementsGrain>("all");

    /// <summary>The verification of the ledger.</summary>
    public static ILedgerVerificationGrain LedgerVerification(this IGrainFactory grains) => grains.GetGrain<ILedgerVerificationGrain>("ledger");

    /// <summary>A campaign or programme by its id.</summary>
    public static ICampaignGrain Campaign(this IGrainFactory grains, string id) => grains.Get<ICampaignGrain>(id);

    /// <summary>All campaigns and programmes.</summary>
    public static ICampaignsGrain Campaigns(this IGrainFactory grains) => grains.Get<ICampaignsGrain>("all");

    private static class Resolved<TGrain>
    {
        public static volatile ResolvedTypes? Types;
    }

    private sealed record ResolvedTypes(GrainType Grain, GrainInterfaceType Interface);
}
