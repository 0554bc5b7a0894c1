using System.Globalization;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Reports;
using Kkr.ResultContracts;
using Kkr.Rights;

namespace Kkr.Gateway.ResultContracts;

/// <summary><c>/result-contracts</c>: what KKR and the business hub agreed, the evidence, and the fulfilment (agenda item 3.3).</summary>
internal static class ResultContractApi
{
    private const int MostRows = 1000;

    public static void MapResultContracts(this RouteGroupBuilder api)
    {
        var contracts = api.MapGroup("/result-contracts").WithTags("Result contracts");
        contracts.MapGet("", CompareAsync).Reads<IEnumerable<ResultContractRow>>("All result contracts side by side").RequireAuthorization(Policy.ContractReaders);
        contracts.MapGet("/{id}", (string id, HttpContext context, IGrainFactory grains) => CommandRequest.ReadAsync(
                context, (caller, asOf, ct) => grains.ResultContract(id).ReadAsync(caller, asOf, ct), contract => contract.Revision))
            .Reads<ResultContract>("A result contract with its evidence, as it stands or as of a moment").RequireAuthorization(Policy.ContractReaders);
        contracts.MapGet("/{id}/assessment", (string id, HttpContext context, IGrainFactory grains) => CommandRequest.ReadAsync(
                context, (caller, asOf, ct) => grains.ResultContract(id).AssessAsync(caller, asOf, ct)))
            .Reads<Assessment>("The fulfilment of each goal, explained, and the whole, as it stands or as of a moment").RequireAuthorization(Policy.ContractReaders);
        contracts.MapGet("/{id}/history", async (string id, HttpContext context, IGrainFactory grains) =>
            {
                var answer = await Retrying.Async(ct => grains.ResultContract(id).ReadHistoryAsync(context.Caller(), ct), context.RequestAborted);
                return answer.Refusal is { } refusal ? refusal.Problem() : Conditional.Ok(context, HistoryOfChanges.Of(answer.Value!));
            })
            .Reads<HistoryOfChanges>("Every change of a result contract").RequireAuthorization(Policy.ContractReaders);
        contracts.MapPut("/{id}", (string id, HttpContext context, IGrainFactory grains) => CommandRequest.HandleAsync<ContractTerms, ResultContract>(
                context, (command, terms, expected, ct) => grains.ResultContract(id).AgreeAsync(command, terms, expected, ct),
                contract => contract.Revision, contract => contract.Revision == 1 ? PathOf(id) : null))
            .Takes<ContractTerms, ResultContract>("Agree a contract, or change its terms", makes: true).RequireAuthorization(Policy.Secretariat);
        contracts.MapPost("/{id}/goals/{number:int}/evidence", (string id, int number, HttpContext context, IGrainFactory grains) =>
                CommandRequest.HandleAsync<EvidencePost, EvidenceReceipt>(
                    context, (command, evidence, expected, ct) => grains.ResultContract(id).GiveAsync(command, number, evidence, expected, ct),
                    receipt => receipt.Revision, _ => PathOf(id)))
            .Takes<EvidencePost, EvidenceReceipt>("Give evidence for a goal", makes: true, needsKey: true).RequireAuthorization(Policy.ContractReporters);
        contracts.MapPost("/{id}/endorse", (string id, HttpContext context, IGrainFactory grains) =>
                CommandRequest.HandleAsync<EndorsementRequest, ResultContract>(
                    context, (command, body, expected, ct) => grains.ResultContract(id).EndorseAsync(command, body.Meeting ?? "KKR", expected, ct),
                    contract => contract.Revision))
            .Takes<EndorsementRequest, ResultContract>("KKR endorses the fulfilment, and the contract is closed").RequireAuthorization(Policy.Secretariat);
        contracts.MapPost("/{id}/reopen", (string id, HttpContext context, IGrainFactory grains) =>
                CommandRequest.HandleAsync<ReopeningRequest, ResultContract>(
                    context, (command, body, expected, ct) => grains.ResultContract(id).ReopenAsync(command, body.Reason ?? "", expected, ct),
                    contract => contract.Revision))
            .Takes<ReopeningRequest, ResultContract>("Open an endorsed contract again, for a reason").RequireAuthorization(Policy.Secretariat);
        contracts.MapPost("/{id}/next-year", (string id, HttpContext context, IGrainFactory grains) =>
                CommandRequest.HandleAsync<NextYearRequest, ResultContract>(
                    context, (command, body, _, ct) => DraftNextYearAsync(id, command, body, grains, ct),
                    contract => contract.Revision, contract => contract.Revision == 1 ? PathOf(contract.Id) : null))
            .Takes<NextYearRequest, ResultContract>("Draft the next year's contract from this one", makes: true).RequireAuthorization(Policy.Secretariat);
    }

    private static async Task<IResult> CompareAsync(HttpContext context, IGrainFactory grains)
    {
        var query = context.Request.Query;
        if (!TryReadNumber(query["year"], null, 9999, out var year)) return Bad("year");
        if (!TryReadNumber(query["skip"], 0, int.MaxValue, out var skip)) return Bad("skip");
        if (!TryReadNumber(query["take"], MostRows, MostRows, out var take)) return Bad("take");
        var rows = await Retrying.Async(ct => grains.ResultContracts().ListAsync(context.Caller(), ct), context.RequestAborted);
        var asked = rows.Where(row => year is null || (row.From.Year <= year && year <= row.To.Year)).ToList();
        context.Response.Headers["Total-Count"] = asked.Count.ToString(CultureInfo.InvariantCulture);
        return Conditional.Ok(context, asked.Skip(skip!.Value).Take(take!.Value).ToList());

        IResult Bad(string parameter) => ProblemAnswers.BadParameter(
            parameter, query[parameter], new($"Et helt tal fra 0; take højst {MostRows}.", $"A whole number from 0; take at most {MostRows}."));
    }

    private static async Task<Answer<ResultContract>> DraftNextYearAsync(
        string id, CommandContext command, NextYearRequest body, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var next = await grains.ResultContract(id).ReadNextYearAsync(command.Caller, cancellationToken);
        if (next.Refusal is { } refusal) return refusal;
        var terms = next.Value!;
        var (last, year) = ($"{terms.From.Year - 1}", $"{terms.From.Year}");
        var nextId = body.Id ?? (id.Contains(last, StringComparison.Ordinal) ? id.Replace(last, year, StringComparison.Ordinal) : $"{id}-{year}");
        // A contract that is there already is never written over.
        return await grains.ResultContract(nextId).AgreeAsync(command, terms, 0, cancellationToken);
    }

    private static bool TryReadNumber(Microsoft.Extensions.Primitives.StringValues values, int? otherwise, int most, out int? number)
    {
        number = otherwise;
        if (values.Count == 0) return true;
        if (values is not [{ } text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read > most) return false;
        number = read;
        return true;
    }

    private static string PathOf(string id) => $"/api/v1/result-contracts/{id}";

    /// <summary>What KKR decided.</summary>
    /// <param name="Meeting">The meeting that decided; <c>KKR</c> where it is not told.</param>
    internal sealed record EndorsementRequest(string? Meeting = null);

    /// <summary>Why a contract is opened again.</summary>
    /// <param name="Reason">The reason.</param>
    internal sealed record ReopeningRequest(string? Reason = null);

    /// <summary>The next year's contract.</summary>
    /// <param name="Id">Its id; where it is not told, this one's with the next year in it.</param>
    internal sealed record NextYearRequest(string? Id = null);
}
