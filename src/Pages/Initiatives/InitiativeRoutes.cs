using System.Text.Json;
using Kkr.Pages.Api;
using Kkr.Pages.Catalogue;
using Kkr.Pages.Municipalities;
using Kkr.Pages.Overview;
using Kkr.Pages.Session;

namespace Kkr.Pages.Initiatives;

/// <summary>What municipalities and the region do about recruiting for social and health care.</summary>
internal static class InitiativeRoutes
{
    private const string DataSet = "sosu-tiltag";
    private static readonly string[] Filters = ["municipality", "category", "group", "status", "q"];

    public static void MapInitiatives(this RouteGroupBuilder pages) =>
        pages.MapGet("/initiatives", async (HttpContext context, KkrApi api, Definitions definitions) =>
        {
            var (visitor, stop) = (await context.VisitorAsync(), context.RequestAborted);
            var asked = Filters.ToDictionary(name => name, name => context.Request.Query[name].ToString(), StringComparer.Ordinal);
            var query = string.Join('&', asked.Where(a => a.Value.Length > 0).Select(a => $"{a.Key}={Uri.EscapeDataString(a.Value)}"));
            var found = await api.ReadAsync<FoundInitiatives>(visitor, "/api/v1/initiatives?" + query, stop);
            var municipalities = (await api.MunicipalitiesAsync(visitor, stop)).Where(m => m.Region == OverviewRoutes.HomeRegion).ToList();
            return Page.Of<InitiativesPage>(
                ("Found", found), ("Asked", asked), ("Municipalities", municipalities), ("Definition", await definitions.FindAsync(visitor, DataSet, stop)));
        });
}

/// <summary>The initiatives that were found.</summary>
/// <param name="Total">How many.</param>
/// <param name="ByCategory">How many of each category.</param>
/// <param name="Initiatives">The initiatives.</param>
public sealed record FoundInitiatives(int Total, IReadOnlyDictionary<string, int> ByCategory, IReadOnlyList<Initiative> Initiatives);

/// <summary>An initiative.</summary>
/// <param name="Name">Its name among all.</param>
/// <param name="Municipality">Whose it is.</param>
/// <param name="Period">For when.</param>
/// <param name="Record">What is told of it.</param>
public sealed record Initiative(string Name, string Municipality, string Period, IReadOnlyDictionary<string, JsonElement> Record);
