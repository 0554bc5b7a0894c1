using System.Collections.Immutable;
using System.Text.Json;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Documents;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Gateway.Tables;
using Kkr.ResultContracts;

namespace Kkr.Gateway.Reconciliation;

/// <summary><c>/reconciliation/{document}</c>: the figures that a published document states, held against the data as the reader sees it.</summary>
internal static class ReconciliationApi
{
    private static readonly Lazy<ImmutableSortedDictionary<string, PublishedDocument>> Documents = new(() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data", "documents"), "*.json")
            .Select(file => JsonSerializer.Deserialize<PublishedDocument>(File.ReadAllText(file), GatewayJson.Options)!)
            .ToImmutableSortedDictionary(d => d.Id, d => d, StringComparer.Ordinal));

    public static void MapReconciliation(this RouteGroupBuilder api)
    {
        var reconciliation = api.MapGroup("/reconciliation").WithTags("Reconciliation");
        reconciliation.MapGet("", (HttpContext context) => Conditional.Ok(context, Documents.Value.Values.Select(d => new ListedDocument(d.Id, d.Title, d.Figures.Count(f => f.Claim is not null)))))
            .AllowAnonymous().WithSummary("The published documents that can be held against the data").Produces<IEnumerable<ListedDocument>>();
        reconciliation.MapGet("/{document}", CompareAsync).AllowAnonymous()
            .Reads<ReconciliationAnswer>("Every figure that a published document states, held against the data, with each difference")
            .WithDescription(
                "Everybody sees comparisons with published figures; a contract's scores are compared for those who may see the contract. asOf: an earlier day or moment. "
                + "For example /api/v1/reconciliation/kkr-nordjylland-2021.");
    }

    private static async Task<IResult> CompareAsync(string document, HttpContext context, IGrainFactory grains, SeenTables tables)
    {
        if (Documents.Value.GetValueOrDefault(document) is not { } published) return ProblemAnswers.NotFound("document", document);
        if (!Moments.TryRead(context.Request, "asOf", out var moment, out var problem)) return problem!;
        var caller = context.Caller();
        var seen = await tables.ReadAsync(
            ReconciliationRules.DataSets(published), published.Region, caller, moment is { } known ? new AsOf(null, known) : null, context.RequestAborted);
        var contracts = new Dictionary<string, (ResultContract, Assessment)>(StringComparer.Ordinal);
        foreach (var id in ReconciliationRules.Contracts(published).Where(_ => ContractRights.MaySeeSome(caller)))
        {
            var contract = await Retrying.Async(ct => grains.ResultContract(id).ReadAsync(caller, moment, ct), context.RequestAborted);
            var assessment = await Retrying.Async(ct => grains.ResultContract(id).AssessAsync(caller, moment, ct), context.RequestAborted);
            if (contract.Value is not null && assessment.Value is not null) contracts[id] = (contract.Value, assessment.Value);
        }

        return Conditional.Ok(context, ReconciliationRules.Compare(published, seen.ToDictionary(s => s.Definition.Id, StringComparer.Ordinal), contracts));
    }

    /// <summary>A document in the list.</summary>
    /// <param name="Document">Its id.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="Figures">How many figures of it are compared.</param>
    internal sealed record ListedDocument(string Document, Kkr.Catalogue.Text Title, int Figures);
}
