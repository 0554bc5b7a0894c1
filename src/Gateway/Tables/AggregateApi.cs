using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Kkr.Catalogue;
using Kkr.Formats;
using Kkr.Gateway.Bodies;
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
    private const string MinPosition = "minPosition";

    public static void MapAggregates(this RouteGroupBuilder api) =>
        api.MapGet("/regions/{code}/aggregates/{dataSet}", ReadAsync)
            .AllowAnonymous().WithTags("Aggregates").WithSummary("What a region's reports add up to")
            .WithDescription("at.{dimension}=code, repeatable, picks places, such as at.forsoergelse=ledig.")
            .AsksMany("period", "The periods; all where it is left out.")
            .AsksMany("by", "municipality or a dimension: split by it.")
            .AsksMany("minPosition", "A receipt's position: the answer holds it, or comes after 5 seconds as 504.")
            .Produces<AggregateAnswer>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);

    private static async Task<IResult> ReadAsync(
        string code, string dataSet, HttpContext context, KnownDataSets dataSets, TableCopies tables, TableContents contents, EncodedTables encoded)
    {
        if (!AreaCode.TryParse(code, out var area) || !Areas.TryGetRegion(area, out _)) return ProblemAnswers.NotFound("region", code);
        if (await dataSets.FindAsync(dataSet, context.RequestAborted) is not { } found) return ProblemAnswers.NotFound("dataSet", dataSet);
        var parameters = context.Request.Query;
        if (ReadQuery(area, found.Definition, parameters, out var query) is { } bad) return bad;
        var atLeast = ImmutableArray.CreateBuilder<ReceiptPosition>();
        foreach (var text in parameters[MinPosition])
        {
            if (!ReceiptPosition.TryParse(text, out var token))
                return ProblemAnswers.BadParameter("minPosition", text, new("Er ikke en position.", "Is not a position."));
            atLeast.Add(token);
        }

        if (!AsOf.TryRead(context, out var asOf, out var unreadable)) return unreadable;
        var key = new TableKey(area, dataSet);
        TableView view;
        try
        {
            view = await tables.ReadAsync(key, atLeast.ToImmutable(), context.RequestAborted);
        }
        catch (TimeoutException) when (atLeast.Count > 0)
        {
            return ProblemAnswers.TimedOut(new(
                "Tabellen nåede ikke positionen inden for 5 sekunder.", "The table did not reach the position within 5 seconds."));
        }

        var caller = context.Caller();
        var seesAll = caller.SeesSubmittedFiguresOf(area);
        var open = seesAll ? null : await contents.ReadAsync(found, caller, asOf, context.RequestAborted);
        if (asOf is not null && seesAll)
            return Conditional.Ok(context, AggregateRules.Answer(await ReadAsOfAsync(found), await OthersAsync(ReadAsOfAsync), query));

        // What the answer follows from: the same address on the same states is answered by the same bytes.
        var openOthers = new SortedDictionary<string, TableContent>(StringComparer.Ordinal);
        var liveOthers = new SortedDictionary<string, (DataSet DataSet, TableView View)>(StringComparer.Ordinal);
        foreach (var other in await OthersAsync(Task.FromResult))
            if (open is null) liveOthers[other.Key] = (other.Value, await tables.ReadAsync(new(area, other.Key), [], context.RequestAborted));
            else openOthers[other.Key] = await contents.ReadPublishedAsync(other.Value, asOf, context.RequestAborted);
        var states = open is null
            ? StateOf(found, view) + string.Concat(liveOthers.Values.Select(o => StateOf(o.DataSet, o.View)))
            : $"{open.Version}" + string.Concat(openOthers.Select(o => $" {o.Key} {o.Value.Version}"));
        var answer = await encoded.ReadAsync($"aggregate {area} {dataSet} {states} {AddressOf(context.Request)}", JsonOutput.ContentType, output =>
        {
            var answered = open is null
                ? AggregateRules.Answer(
                    new(found.Definition, view.Table, found.Decisions),
                    liveOthers.ToDictionary(o => o.Key, o => new IndicatorSource(o.Value.DataSet.Definition, o.Value.View.Table, o.Value.DataSet.Decisions)), query)
                : AggregateRules.Answer(
                    OpenTables.In(open, area), openOthers.ToDictionary(o => o.Key, o => OpenTables.In(o.Value, area)), query, new(open, openOthers.ToImmutableDictionary()));
            return JsonSerializer.SerializeAsync(output, answered, GatewayJson.Options, CancellationToken.None);
        });
        return Conditional.Bytes(context, answer.Body, answer.ETag, answer.ContentType);

        async Task<Dictionary<string, T>> OthersAsync<T>(Func<DataSet, Task<T>> read)
        {
            var others = new Dictionary<string, T>(StringComparer.Ordinal);
            foreach (var indicator in found.Definition.Indicators)
                if (indicator.Per?.DataSet is { } id && !others.ContainsKey(id) && await dataSets.FindAsync(id, context.RequestAborted) is { } other)
                    others[id] = await read(other);
            return others;
        }

        async Task<IndicatorSource> ReadAsOfAsync(DataSet of) => new(
            of.Definition, TableState.Empty.With(await contents.ReadAsOfAsync(new(area, of.Definition.Id), asOf, context.RequestAborted)), of.Decisions);
    }

    private static string StateOf(DataSet dataSet, TableView view) =>
        string.Create(CultureInfo.InvariantCulture, $"{dataSet.Revision} {view.Version.Activation:N} {view.Version.Number} ");

    /// <summary>The query as it was written, but for the positions that were waited for.</summary>
    private static string? AddressOf(HttpRequest request) =>
        request.QueryString.Value is { } text && text.Contains(MinPosition, StringComparison.OrdinalIgnoreCase)
            ? string.Join('&', text.TrimStart('?').Split('&').Where(part => !part.StartsWith(MinPosition, StringComparison.OrdinalIgnoreCase)))
            : request.QueryString.Value?.TrimStart('?');

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
                if (!definition.HasCode(dimension, code))
                    return ProblemAnswers.BadParameter(name, code, new("Er ikke en kode i dimensionen.", "Is not a code of the dimension."));
            if (!isMeasure || definition.HasSeveralMeasures) query = query with { At = query.At.Add(dimension, codes) };
        }

        return null;
    }

    private static IEnumerable<string> Values(StringValues values) =>
        values.OfType<string>().SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
