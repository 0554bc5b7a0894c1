using System.Globalization;
using Kkr.Gateway.Tables;
using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Testing.History;

namespace Kkr.Simulation;

/// <summary>What was answered, in the checker's words.</summary>
internal static class Observed
{
    public static TableRead Table(string client, AggregateAnswer answer, Period period, IReadOnlyList<TokenSeen> tokens, bool byReporter, bool settled) => new(
        client, answer.Region.Value, answer.DataSet, period.ToString(), tokens,
        answer.AsOf is { } asOf ? long.Parse(asOf.Position, CultureInfo.InvariantCulture) : 0,
        [.. answer.Rows.Select(r => new TableRow(r.Municipality?.Value, r.At.ToString(), r.Value, r.Municipalities))], byReporter, settled);

    public static ReportRead Report(Report report, ReportHistory history) => new(
        new(report.Key.Reporter.Value, report.Key.DataSet, report.Key.Period.ToString()), report.Revision,
        System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal, report.Figures.Select(f => KeyValuePair.Create(f.At.ToString(), f.Value))),
        [.. history.Revisions.Select(r => r.Hash)]);

    public static LedgerRow Row(LedgerEntry entry) => new(
        entry.Position, entry.Stream, entry.Sequence, entry.Kind, entry.Scope, entry.CommandId, entry.Content,
        entry.Previous.ToString(), entry.Hash.ToString());
}
