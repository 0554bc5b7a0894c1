using System.Collections.Immutable;
using Kkr.Agreements;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Documents;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Agreements;

/// <summary><c>/agreements</c>: framework agreements, what is due of them, and who provides the lessons (agenda item 3.7).</summary>
internal static class AgreementApi
{
    public static void MapAgreements(this RouteGroupBuilder api)
    {
        var agreements = api.MapGroup("/agreements").WithTags("Framework agreements");
        agreements.MapGet("", async (HttpContext context, IGrainFactory grains) => Conditional.Ok(
                context, await Retrying.Async(ct => grains.Agreements().ListAsync(context.Caller(), ct), context.RequestAborted)))
            .Reads<IEnumerable<AgreementRow>>("All framework agreements").RequireAuthorization(Policy.AgreementReaders);
        agreements.MapGet("/{id}", ReadAsync)
            .Reads<AgreementAnswer>("A framework agreement seen from a day (asOf), with what was known at a moment (knownAt), and the results of its surveys").RequireAuthorization(Policy.AgreementReaders);
        agreements.MapGet("/{id}/history", async (string id, HttpContext context, IGrainFactory grains) =>
            {
                var answer = await Retrying.Async(ct => grains.Agreement(id).ReadHistoryAsync(context.Caller(), ct), context.RequestAborted);
                return answer.Refusal is { } refusal ? refusal.Problem() : Conditional.Ok(context, HistoryOfChanges.Of(answer.Value!));
            })
            .Reads<HistoryOfChanges>("Every change of a framework agreement, and every reminder of it").RequireAuthorization(Policy.AgreementReaders);
        agreements.MapPut("/{id}", (string id, HttpContext context, IGrainFactory grains) => CommandRequest.HandleAsync<AgreementTerms, Agreement>(
                context, (command, terms, expected, ct) => grains.Agreement(id).MakeAsync(command, terms, expected, ct),
                agreement => agreement.Revision, agreement => agreement.Revision == 1 ? PathOf(id) : null))
            .Takes<AgreementTerms, Agreement>("Make an agreement, or change its terms", makes: true).RequireAuthorization(Policy.Secretariat);
        agreements.MapPost("/{id}/follow-ups", (string id, HttpContext context, IGrainFactory grains) => CommandRequest.HandleAsync<FollowUpHeld, Agreement>(
                context, (command, held, expected, ct) => grains.Agreement(id).FollowUpAsync(command, held, expected, ct),
                agreement => agreement.Revision, _ => PathOf(id)))
            .Takes<FollowUpHeld, Agreement>("Record that a follow-up was held", makes: true, needsKey: true).RequireAuthorization(Policy.Secretariat);
        agreements.MapPost("/{id}/supervision-reports", (string id, HttpContext context, IGrainFactory grains) =>
                CommandRequest.HandleAsync<SupervisionReport, Agreement>(
                    context, (command, report, expected, ct) => grains.Agreement(id).SuperviseAsync(command, report, expected, ct),
                    agreement => agreement.Revision, _ => PathOf(id)))
            .Takes<SupervisionReport, Agreement>("Record a municipality's supervision report", makes: true, needsKey: true).RequireAuthorization(Policy.AgreementReaders);
        agreements.MapPut("/{id}/providers/{municipality}", (string id, string municipality, HttpContext context, IGrainFactory grains) =>
                CommandRequest.HandleAsync<ProvidersRequest, Agreement>(
                    context, (command, body, expected, ct) => AreaCode.TryParse(municipality, out var code)
                        ? grains.Agreement(id).ChangeProvidersAsync(command, code, body.Providers, expected, ct)
                        : Task.FromResult<Answer<Agreement>>(Refusal.Forbidden),
                    agreement => agreement.Revision))
            .Takes<ProvidersRequest, Agreement>("Tell a municipality's providers anew, the past ones included").RequireAuthorization(Policy.ReportersInAgreement);
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext context, IGrainFactory grains, SeenTables tables)
    {
        if (!Moments.TryRead(context.Request, "asOf", out var asOf, out var problem)) return problem!;
        if (!Moments.TryRead(context.Request, "knownAt", out var knownAt, out problem)) return problem!;
        DateOnly? day = asOf is { } moment ? DanishCalendar.DayOf(moment) : null;
        var answer = await Retrying.Async(ct => grains.Agreement(id).ReadAsync(context.Caller(), day, knownAt, ct), context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        var terms = answer.Value!.Terms;
        // The parties are neighbours: their answers stand in one region's table.
        var region = Areas.TableAreaOf(terms.Parties[0].Municipality);
        var surveys = new List<SurveyResult>();
        foreach (var survey in terms.Surveys.IsDefault ? [] : terms.Surveys)
            if (await tables.FindAsync(survey.DataSet, region, context.Caller(), knownAt is { } known ? new(null, known) : null, context.RequestAborted) is { } figures)
                surveys.Add(SurveyResult.Of(figures, survey.Period));
        // What is due changes with the day, so the tag is a digest; If-Match takes the revision in the body.
        return Conditional.Ok(context, AgreementAnswer.Of(answer.Value!, surveys));
    }

    private static string PathOf(string id) => $"/api/v1/agreements/{id}";

    /// <summary>A municipality's providers.</summary>
    /// <param name="Providers">All of them, the past ones included.</param>
    internal sealed record ProvidersRequest(ImmutableArray<ProviderPeriod> Providers);
}
