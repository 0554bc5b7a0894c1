using System.Collections.Immutable;
using System.Globalization;
using Kkr.Catalogue;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Reports;
using Kkr.Gateway.Rights;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Tables;

namespace Kkr.Gateway.Catalogue;

/// <summary>
/// Quality control of records, as item 3.6 describes it: duplicates found by key, decided on by a person, and a random
/// sample that can be drawn again.
/// </summary>
internal static class DuplicateApi
{
    private const int MostGroups = 1_000;
    private const int MostSampled = 1_000;

    public static void MapDuplicates(this RouteGroupBuilder api)
    {
        var records = api.MapGroup("/data-sets/{id}").WithTags("Data sets")
            .RequireAuthorization(Policy.Secretariat)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
        records.MapGet("/duplicates", ListAsync).WithSummary("Records that have the same key; ?undecided=true for those to decide on")
            .Produces<DuplicatesAnswer>();
        records.MapPost("/duplicates/{key}/decision", DecideAsync).WithSummary("Decide whether records of the same key are the same case")
            .Produces<DuplicatesAnswer.Group>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        records.MapGet("/sample", SampleAsync).WithSummary("A random sample of the records that count, the same for the same seed")
            .Produces<SampleAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ListAsync(string id, bool? undecided, HttpContext context, KnownDataSets known, TableCopies tables, TimeProvider clock)
    {
        if (await known.FindAsync(id, context.RequestAborted) is not { } dataSet) return ProblemAnswers.NotFound("dataSet", id);
        var groups = await GroupsAsync(dataSet, tables, context.RequestAborted);
        var listed = undecided == true ? groups.Where(g => !g.IsDecided).ToImmutableArray() : groups;
        return Conditional.Ok(context, new DuplicatesAnswer(
            id, groups.Length, groups.Count(g => !g.IsDecided), Math.Max(0, listed.Length - MostGroups),
            [.. listed.Take(MostGroups).Select(g => DuplicatesAnswer.Group.Of(g, dataSet.Definition, clock.Today()))]));
    }

    private static async Task<IResult> DecideAsync(
        string id, string key, DecisionRequest request, HttpContext context, IGrainFactory grains, KnownDataSets known, TableCopies tables, TimeProvider clock)
    {
        if (!CommandHeaders.TryReadKey(context.Request, out var commandId, out var noKey)) return noKey!;
        if (await known.FindAsync(id, context.RequestAborted) is not { } dataSet) return ProblemAnswers.NotFound("dataSet", id);
        var groups = await GroupsAsync(dataSet, tables, context.RequestAborted);
        if (groups.FirstOrDefault(g => g.Key == key) is not { } group) return ProblemAnswers.NotFound("duplicate", key);
        ImmutableArray<string> names = [.. group.Records.Select(r => DuplicateRules.NameOf(r.Report, r.Record))];
        if (request.Verdict is not { } verdict)
            return ProblemAnswers.Invalid([new("/verdict", "required", null, new("Skal være same eller distinct.", "Must be same or distinct."))]);
        if (request.Keep is { } keep && (verdict == DuplicateVerdict.Distinct || !names.Contains(keep)))
            return ProblemAnswers.Invalid([new("/keep", "unknown-record", null, new("Skal være en af posterne, der er samme sag.", "Must be one of the records that are the same case."))]);
        var answer = await Retrying.CommandAsync(
            ct => grains.DataSet(id).DecideDuplicateAsync(
                new(commandId, context.Caller()), new(key, verdict, request.Keep, names, request.Reason, "", default), ct),
            context.RequestAborted);
        if (answer.Refusal is { } refusal) return refusal.Problem();
        known.Take(answer.Value!);
        return CommandAnswer.Of(
            context, answer.Replayed, null,
            DuplicatesAnswer.Group.Of(group with { Decision = answer.Value!.Decisions.GetValueOrDefault(key) }, dataSet.Definition, clock.Today()));
    }

    private static async Task<IResult> SampleAsync(
        string id, string? seed, string? size, HttpContext context, KnownDataSets known, TableCopies tables, TimeProvider clock)
    {
        if (await known.FindAsync(id, context.RequestAborted) is not { } dataSet) return ProblemAnswers.NotFound("dataSet", id);
        if (seed is not { Length: >= 1 and <= 100 })
            return ProblemAnswers.BadParameter("seed", seed, new("1–100 tegn.", "1–100 characters."));
        if (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostSampled)
            return ProblemAnswers.BadParameter("size", size, new($"1 til {MostSampled}.", $"1 to {MostSampled}."));
        var reports = (await tables.ReadAsync(new(AreaCode.Country, id), [], context.RequestAborted)).Table.Reports.ToList();
        return Conditional.Ok(context, new SampleAnswer(
            id, seed, count, DuplicateRules.Counted(dataSet.Definition, reports, dataSet.Decisions).Count(),
            [.. DuplicateRules.Sample(dataSet.Definition, reports, dataSet.Decisions, seed, count)
                .Select(r => NamedRecord.Of(r, dataSet.Definition, clock.Today()))]));
    }

    private static async Task<ImmutableArray<DuplicateGroup>> GroupsAsync(DataSet dataSet, TableCopies tables, CancellationToken cancellationToken)
    {
        var view = await tables.ReadAsync(new(AreaCode.Country, dataSet.Definition.Id), [], cancellationToken);
        return DuplicateRules.Groups(dataSet.Definition, view.Table.Reports, dataSet.Decisions);
    }

    /// <summary>What a person decided.</summary>
    /// <param name="Verdict">What the records are.</param>
    /// <param name="Keep">The name of the record that counts; left out for the first.</param>
    /// <param name="Reason">Why.</param>
    internal sealed record DecisionRequest(DuplicateVerdict? Verdict, string? Keep, string? Reason);

    /// <summary>A sample as clients read it.</summary>
    /// <param name="DataSet">The data set.</param>
    /// <param name="Seed">What it was drawn with.</param>
    /// <param name="Size">How many were asked for.</param>
    /// <param name="Of">How many records it was drawn from.</param>
    /// <param name="Records">The records, in the order in which they were drawn.</param>
    internal sealed record SampleAnswer(string DataSet, string Seed, int Size, int Of, IReadOnlyList<NamedRecord> Records);
}
