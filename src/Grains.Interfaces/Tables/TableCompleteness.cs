using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>Who has reported on a data set in an area.</summary>
/// <param name="DataSet">The data set's id.</param>
/// <param name="Version">The state of the table it is read from; of the same activation, the higher number is newer.</param>
/// <param name="Periods">The periods that have been reported on, in order.</param>
[GenerateSerializer, Immutable, Alias("kkr.TableCompleteness")]
public sealed record TableCompleteness(
    [property: Id(0)] string DataSet, [property: Id(1)] TableVersion Version,
    [property: Id(2)] ImmutableArray<PeriodCompleteness> Periods)
{
    /// <summary>Reads it off a table's reports.</summary>
    public static TableCompleteness Of(string dataSet, TableVersion version, IEnumerable<Report> reports) => new(
        dataSet, version,
        [.. reports.GroupBy(r => r.Key.Period).OrderBy(p => p.Key).Select(p => new PeriodCompleteness(
            p.Key,
            [.. p.Where(r => r.Counts).Select(r => r.Key.Reporter).Order()],
            [.. p.Where(r => r.IsApproved).Select(r => r.Key.Reporter).Order()])
            {
                Since = p.Where(r => r is { Counts: true, CountsSince: not null })
                    .ToImmutableDictionary(r => r.Key.Reporter, r => r.CountsSince!.Value),
            })]);
}
