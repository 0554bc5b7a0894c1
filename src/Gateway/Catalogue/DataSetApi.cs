using Kkr.Catalogue;
using Kkr.Gateway.Problems;

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
        dataSets.MapGet("/{id}", async (string id, HttpContext context, KnownDataSets known) =>
                await known.FindAsync(id, context.RequestAborted) is { } dataSet
                    ? Conditional.Ok(context, dataSet.Definition)
                    : ProblemAnswers.NotFound("dataSet", id))
            .AllowAnonymous().WithSummary("A data set's definition").Produces<DataSetDefinition>().ProducesProblem(StatusCodes.Status404NotFound);
        dataSets.MapPublications();
    }
}
