using Kkr.Pages.Api;
using Kkr.Pages.Overview;
using Kkr.Pages.Session;

namespace Kkr.Pages.Campaigns;

/// <summary>Campaigns and programmes, held against the figures as they stand.</summary>
internal static class CampaignRoutes
{
    public static void MapCampaigns(this RouteGroupBuilder pages)
    {
        pages.MapGet("/campaigns", async (HttpContext context, KkrApi api) => Page.Of<CampaignsPage>(
            ("Campaigns", await api.ReadAsync<CampaignRow[]>(await context.VisitorAsync(), "/api/v1/campaigns", context.RequestAborted))));
        pages.MapGet("/campaigns/{id}", async (string id, HttpContext context, KkrApi api) => Page.Of<CampaignPage>(
            ("Campaign", await api.ReadAsync<Campaign>(await context.VisitorAsync(), $"/api/v1/campaigns/{Uri.EscapeDataString(id)}", context.RequestAborted)),
            ("Region", OverviewRoutes.HomeRegion)));
    }
}
