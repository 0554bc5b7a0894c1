using Kkr.Pages.Api;
using Kkr.Pages.Catalogue;
using Kkr.Pages.Overview;
using Kkr.Pages.Reports;
using Kkr.Pages.Session;

namespace Kkr.Pages.Municipalities;

/// <summary>What a municipality is asked for.</summary>
internal static class MunicipalityRoutes
{
    public static void MapMunicipalities(this RouteGroupBuilder pages)
    {
        pages.MapGet("/municipalities", async (HttpContext context, KkrApi api) =>
        {
            var visitor = await context.VisitorAsync();
            if (!visitor.IsSignedIn) return Results.LocalRedirect("/sign-in?return=/municipalities");
            if (!visitor.IsSecretariat && visitor.Municipalities is [var only]) return Results.LocalRedirect("/municipalities/" + only);
            var listed = await api.MunicipalitiesAsync(visitor, context.RequestAborted);
            return Page.Of<MunicipalitiesPage>(("Municipalities", listed.Where(m => visitor.IsSecretariat ? m.Region == OverviewRoutes.HomeRegion : visitor.MayReportFor(m.Code)).ToList()));
        });
        pages.MapGet("/municipalities/{code}", async (string code, string? dataSet, string? period, HttpContext context, KkrApi api, Definitions definitions) =>
        {
            var visitor = await context.VisitorAsync();
            if (dataSet is { Length: > 0 } && period is { Length: > 0 }) return Results.LocalRedirect(ReportModel.PathOf(code, Uri.EscapeDataString(dataSet), Uri.EscapeDataString(period.Trim())));
            var municipality = await api.ReadAsync<Municipality>(visitor, $"/api/v1/municipalities/{Uri.EscapeDataString(code)}", context.RequestAborted);
            return Page.Of<MunicipalityPage>(("Municipality", municipality), ("Definitions", await definitions.AllAsync(visitor, context.RequestAborted)));
        });
    }
}
