using System.Globalization;
using Kkr.Bench.Load;
using Kkr.Bench.Services;
using Kkr.Regions;
using Npgsql;

namespace Kkr.Bench.Benchmarks;

/// <summary>Holds what was acknowledged against what a contestant says, and against its database.</summary>
internal static class Proof
{
    /// <summary>The sums by period of each region that municipalities lie in are what the load counted.</summary>
    /// <returns>The sum over all of them, or over the one that is named.</returns>
    /// <exception cref="BenchmarkException">They are not.</exception>
    public static Task<decimal> AggregatesAsync(Service service, SubmissionTally tally, string token, long? position = null, string? onlyRegion = null)
    {
        var areas = tally.Reporters.Areas;
        return AggregatesAsync(
            service, tally, token, position, areas.Regions.Where(r => onlyRegion is null ? areas.Regions[0].Innermost.Contains(r.Code) : r.Code.Value == onlyRegion));
    }

    private static async Task<decimal> AggregatesAsync(Service service, SubmissionTally tally, string token, long? position, IEnumerable<Region> regions)
    {
        using var client = service.Client();
        decimal all = 0;
        foreach (var (region, dataSet) in regions.SelectMany(_ => Enumerable.Range(0, tally.Reporters.DataSets.Count), (r, d) => (r, d)))
        {
            var wait = position is { } p ? $"?minPosition={p.ToString(CultureInfo.InvariantCulture)}" : "";
            var path = $"api/v1/regions/{region.Code}/aggregates/{tally.Reporters.DataSets[dataSet]}{wait}";
            var rows = (await client.GetAsync(path, token)).Expect(200).Json.GetProperty("rows");
            var told = new SortedDictionary<string, decimal>(
                rows.EnumerateArray().ToDictionary(r => r.GetProperty("period").GetString()!, r => r.GetProperty("value").GetDecimal()), StringComparer.Ordinal);
            var counted = tally.Totals(dataSet, region);
            if (!told.SequenceEqual(counted))
                throw new BenchmarkException(
                    $"{service.Name} says of {path}: {string.Join(' ', told)}, and was told {string.Join(' ', counted)}.");
            all += counted.Values.Sum();
        }

        return all;
    }

    /// <summary>The product's ledger holds each acknowledged submission once, and its aggregates are what the load counted.</summary>
    /// <param name="service">The product.</param>
    /// <param name="tally">What was acknowledged.</param>
    /// <param name="token">A token that sees all.</param>
    /// <returns>What was held against what, for the table.</returns>
    /// <exception cref="BenchmarkException">They are not.</exception>
    public static async Task<string> ProductAsync(Service service, SubmissionTally tally, string token)
    {
        var head = (long)await ScalarAsync(service, "SELECT coalesce(max(position), 0) FROM ledger");
        var total = await AggregatesAsync(service, tally, token, head);
        // What regions hold that lie around those, up to the country, is held against the load's count as well.
        var areas = tally.Reporters.Areas;
        await AggregatesAsync(service, tally, token, head, areas.Regions.Where(r => !areas.Regions[0].Innermost.Contains(r.Code)));
        var entries = (long)await ScalarAsync(service, "SELECT count(*) FROM ledger WHERE command_id LIKE 'bench-%' AND topic NOT IN ('append', 'recorded')");
        if (entries != tally.Created) throw new BenchmarkException($"The ledger holds {entries} submissions, and {tally.Created} were acknowledged.");
        var summed = (decimal)await ScalarAsync(service, $"""
            SELECT coalesce(sum(last.value), 0) FROM (
                SELECT DISTINCT ON (stream, figure ->> 'at') (figure ->> 'value')::numeric AS value
                FROM ledger_readable, jsonb_array_elements(content -> 'figures') AS figure
                WHERE topic IN ({string.Join(", ", tally.Reporters.DataSets.Select(id => $"'{Kkr.Reports.ReportKey.TopicOf(id)}'"))}) AND content ? 'figures'
                ORDER BY stream, figure ->> 'at', sequence DESC) last
            """);
        return summed == total
            ? string.Create(CultureInfo.InvariantCulture,
                $"{service.Name}: {entries:N0} acknowledged submissions are {entries:N0} entries; aggregates, ledger by SQL and the load's own count agree on {total:N0}; {tally.Replayed:N0} repeats counted once")
            : throw new BenchmarkException($"The ledger adds up to {summed}, and the aggregates to {total}.");
    }

    /// <summary>A single value of a contestant's database.</summary>
    public static async Task<object> ScalarAsync(Service service, string sql)
    {
        await using var connection = new NpgsqlConnection(service.Connection + ";Pooling=false;Command Timeout=600");
        await connection.OpenAsync();
        // The statements are constants of the benchmarks.
#pragma warning disable CA2100
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync())!;
    }
}
