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

    /// <summary>A saved query by its id.</summary>
    public static ISavedQueryGrain SavedQuery(this IGrainFactory grains, string id) => grains.GetGrain<ISavedQueryGrain>(id);

    /// <summary>A table by its key.</summary>
    public static ITableGrain Table(this IGrainFactory grains, TableKey key) => grains.GetGrain<ITableGrain>(key.ToString());

    /// <summary>A result contract by its id.</summary>
    public static IResultContractGrain ResultContract(this IGrainFactory grains, string id) => grains.GetGrain<IResultContractGrain>(id);

    /// <summary>The comparison of all result contracts.</summary>
    public static IResultContractsGrain ResultContracts(this IGrainFactory grains) => grains.GetGrain<IResultContractsGrain>("all");

    /// <summary>A growth team by its id.</summary>
    public static IGrowthTeamGrain GrowthTeam(this IGrainFactory grains, string id) => grains.GetGrain<IGrowthTeamGrain>(id);

    /// <summary>The growth teams side by side.</summary>
    public static IGrowthTeamsGrain GrowthTeams(this IGrainFactory grains) => grains.GetGrain<IGrowthTeamsGrain>("all");

    /// <summary>The money the growth teams share.</summary>
    public static IFundingPotGrain FundingPot(this IGrainFactory grains) => grains.GetGrain<IFundingPotGrain>("react-eu");

    /// <summary>A framework agreement by its id.</summary>
    public static IAgreementGrain Agreement(this IGrainFactory grains, string id) => grains.GetGrain<IAgreementGrain>(id);

    /// <summary>All framework agreements.</summary>
    public static IAgreementsGrain Agreements(this IGrainFactory grains) => grains.GetGrain<IAgreementsGrain>("all");

    /// <summary>The verification of the ledger.</summary>
    public static ILedgerVerificationGrain LedgerVerification(this IGrainFactory grains) => grains.GetGrain<ILedgerVerificationGrain>("ledger");

    /// <summary>A campaign or programme by its id.</summary>
    public static ICampaignGrain Campaign(this IGrainFactory grains, string id) => grains.GetGrain<ICampaignGrain>(id);

    /// <summary>All campaigns and programmes.</summary>
    public static ICampaignsGrain Campaigns(this IGrainFactory grains) => grains.GetGrain<ICampaignsGrain>("all");
}
