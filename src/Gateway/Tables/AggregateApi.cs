using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Rights;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace Kkr.Gateway.Tables;

/// <summary><c>/regions/{code}/aggregates/{dataSet}</c>: what a region's reports add up to, live.</summary>
internal static class AggregateApi
{
    private const string Municipality = "municipality";
    private const string AtPrefix = "at.";

    public static void MapAggregates(this RouteGroupBuilder api) =>
        api.MapGet("/regions/{code}/aggregates/{dataSet}", ReadAsync)
            .AllowAnonymous().WithTags("Aggregates").WithSummary("What a region's reports add up to")
            .Produces<AggregateAnswer>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);

    private static async Task<IResult> ReadAsync(
        string code, string dataSet, HttpContext context, KnownDataSets dataSets, TableCopies tables, TableContents contents)
    {
        if (!AreaCode.TryParse(code, out var area) || !Denmark.TryGetRegion(area, out _)) return ProblemAnswers.NotFound("region", code);
        if (await dataSets.FindAsync(dataSet, context.RequestAborted) is not { } found) return ProblemAnswers.NotFound("dataSet", dataSet);
        var parameters = context.Request.Query;
        if (ReadQuery(area, found.Definition, parameters, out var query) is { } bad) return bad;
        var atLeast = ImmutableArray.CreateBuilder<ReceiptPosition>();
        foreach (var text in parameters["minPosition"])
        {
            if (!ReceiptPosition.TryParse(text, out var token))
                return ProblemAnswers.BadParameter("minPosition", text, new("Er ikke en position.", "Is not a position."));
            atLeast.Add(token);
        }

        if (!AsOf.TryRead(context, out var asOf, out var unreadable)) return unreadable;
        var key = new TableKey(area, dataSet);
        try
        {
            await tables.ReadAsync(key, atLeast.ToImmutable(), context.RequestAborted);
        }
        catch (TimeoutException) when (atLeast.Count > 0)
        {
            return ProblemAnswers.TimedOut(new(
                "Tabellen nåede ikke positionen inden for 5 sekunder.", "The table did not reach the position within 5 seconds."));
        }

        var seesAll = context.Caller().SeesSubmittedFiguresOf(area);
        var open = seesAll ? null : await contents.ReadPublishedAsync(found, asOf, context.RequestAborted);
        var source = open is not null ? OpenTables.In(open, area) : new(found.Definition, await ReadSubmittedAsync(dataSet), found.Decisions);
        var others = new Dictionary<string, IndicatorSource>(StringComparer.Ordinal);
        var openOthers = ImmutableDictionary.CreateBuilder<string, TableContent>(StringComparer.Ordinal);
        foreach (var id in found.Definition.Indicators.Select(i => i.Per?.DataSet).OfType<string>().Distinct(StringComparer.Ordinal))
            if (await dataSets.FindAsync(id, context.RequestAborted) is { } other)
            {
                if (seesAll) others[id] = new(other.Definition, await ReadSubmittedAsync(id), other.Decisions);
                else others[id] = OpenTables.In(openOthers[id] = await contents.ReadPublishedAsync(other, asOf, context.RequestAborted), area);
            }

        return Conditional.Ok(context, AggregateRules.Answer(source, others, query, open is null ? null : new(open, openOthers.ToImmutable())));

        async Task<TableState> ReadSubmittedAsync(string id) => asOf is null
            ? (await tables.ReadAsync(new(area, id), [], context.RequestAborted)).Table
            : TableState.Empty.With(await contents.ReadAsOfAsync(new(area, id), asOf, context.RequestAborted));
    }

    private static ProblemHttpResult? ReadQuery(AreaCode area, DataSetDefinition definition, IQueryCollection parameters, out AggregateQuery query)
    {
        query = new(area, [], false, [], ImmutableDictionary<string, ImmutableHashSet<string>>.Empty);
        foreach (var text in Values(parameters["period"]))
        {
            if (!Period.TryParse(text, out var period) || !definition.Periods.Has(period))
                return ProblemAnswers.BadParameter("period", text, new("Er ikke en periode i datasættet.", "Is not a period of the data set."));
            query = query with { Periods = query.Periods.Add(period) };
        }

        foreach (var by in Values(parameters["by"]))
        {
            if (by == Municipality) query = query with { ByMunicipality = true };
            else if (definition.FindBreakdown(by) is not null || by == DataSetDefinition.MeasureDimension) query = query with { By = query.By.Add(by) };
            else return ProblemAnswers.BadParameter("by", by, new("Er ikke en dimension i datasættet.", "Is not a dimension of the data set."));
        }

        foreach (var (name, values) in parameters.Where(p => p.Key.StartsWith(AtPrefix, StringComparison.Ordinal)))
        {
            var dimension = name[AtPrefix.Length..];
            var isMeasure = dimension == DataSetDefinition.MeasureDimension;
            if (!isMeasure && definition.FindBreakdown(dimension) is null)
                return ProblemAnswers.BadParameter(name, values, new("Er ikke en dimension i datasættet.", "Is not a dimension of the data set."));
            var codes = Values(values).ToImmutableHashSet(StringComparer.Ordinal);
            foreach (var code in codes)
                if (isMeasure ? !definition.Measures.Any(m => m.Id == code) : !definition.FindBreakdown(dimension)!.Has(code))
                    return ProblemAnswers.BadParameter(name, code, new("Er ikke en kode i dimensionen.", "Is not a code of the dimension."));
            if (!isMeasure || definition.HasSeveralMeasures) query = query with { At = query.At.Add(dimension, codes) };
        }

        return null;
    }

    private static IEnumerable<string> Values(StringValues values) =>
        values.OfType<string>().SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
