using Kkr.Catalogue;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Tables;

namespace Kkr.Gateway.Catalogue;

/// <summary><c>/initiatives</c>: what municipalities and the region do about recruiting for social and health care (item 3.1).</summary>
internal static class InitiativeApi
{
    private static readonly string[] DataSets = ["sosu-tiltag", "sosu-tiltag-nordjylland"];
    private static readonly string[] Filters = ["category", "group", "partner", "status"];
    private static readonly string[] Attributes = ["kategori", "gruppe", "partnere", "status"];

    public static void MapInitiatives(this RouteGroupBuilder api) =>
        api.MapGet("/initiatives", ListAsync).AllowAnonymous().WithTags("Initiatives")
            .WithSummary("Initiatives by municipality, category, group, partner, status, or words in their title and description")
            .AsksMany("municipality", "The municipality's code or name; a region's code for what the region does itself.")
            .AsksMany("category", "The category's code.").AsksMany("group", "The group's code.").AsksMany("partner", "The partner's code.")
            .AsksMany("status", "The status' code.").Asks("q", "Words in the title or the description.")
            .Produces<InitiativesAnswer>().ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> ListAsync(HttpContext context, KnownDataSets known, TableCopies tables, TableContents contents, TimeProvider clock)
    {
        var query = context.Request.Query;
        var reporters = new HashSet<AreaCode>();
        foreach (var code in Wanted(query, "municipality"))
        {
            // What the region does itself stands under its own code.
            if (!Areas.TryFindReporter(code, out var reporter))
                return ProblemAnswers.BadParameter("municipality", code, new("Er ikke en kommune.", "Is not a municipality."));
            reporters.Add(reporter);
        }

        var wanted = Filters.Zip(Attributes, (filter, attribute) => (Attribute: attribute, Codes: Wanted(query, filter))).Where(f => f.Codes.Length > 0).ToArray();
        var rows = new List<InitiativesAnswer.Initiative>();
        foreach (var id in DataSets)
        {
            if (await known.FindAsync(id, context.RequestAborted) is not { } dataSet) continue;
            var caller = context.Caller();
            var seesAll = caller.SeesSubmittedFiguresOf(AreaCode.Country);
            // Where counts are withheld, single cases are never told.
            if (!seesAll && dataSet.Definition.Disclosure is not null) continue;
            var source = seesAll
                ? new(dataSet.Definition, (await tables.ReadAsync(new(AreaCode.Country, id), [], context.RequestAborted)).Table, dataSet.Decisions)
                : OpenTables.In(await contents.ReadAsync(dataSet, caller, null, context.RequestAborted), AreaCode.Country);
            foreach (var (report, record) in DuplicateRules.Counted(dataSet.Definition, source.Table.Reports, source.Decisions))
                if ((reporters.Count == 0 || reporters.Contains(report.Reporter))
                    && Array.TrueForAll(wanted, f => record.AllOf(f.Attribute).Any(f.Codes.Contains))
                    && (query["q"] is not [{ } words] || $"{record["titel"]} {record["beskrivelse"]}".Contains(words, StringComparison.OrdinalIgnoreCase)))
                    rows.Add(new(NamedRecord.Of((report, record), dataSet.Definition, clock.Today()), record["kategori"]));
        }

        return Conditional.Ok(context, InitiativesAnswer.Of(rows));
    }

    /// <summary>What a filter lets through, any of it; nothing where the filter is not used.</summary>
    private static string[] Wanted(IQueryCollection query, string filter) => [.. query[filter].OfType<string>().Where(value => value.Length > 0)];
}
