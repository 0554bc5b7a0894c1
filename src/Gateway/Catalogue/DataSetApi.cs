using Kkr.Catalogue;

namespace Kkr.Gateway.Catalogue;

/// <summary><c>/data-sets</c>: what municipalities are asked for.</summary>
internal static class DataSetApi
{
    public static void MapDataSets(this RouteGroupBuilder api)
    {
        var dataSets = api.MapGroup("/data-sets").WithTags("Data sets");
        dataSets.MapGet("", async (HttpContext context, KnownDataSets known) => Conditional.Ok(
                context, (await known.ListAsync(context.RequestAborted)).Select(ListedDataSet.Of)))
            .AllowAnonymous().WithSummary("All data sets").Produces<IEnumerable<ListedDataSet>>();
        dataSets.MapPublications();
    }
}
