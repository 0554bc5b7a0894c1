using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>
/// A table's content as its readers hold it: a function of the ledger alone (guarantee G4). Reports are folded into each gateway's
/// copy by the same rule as into the table's grain: of two revisions the newer one stays.
/// </summary>
/// <param name="Periods">The cube of each period that has been reported on.</param>
/// <param name="Position">The highest ledger position taken in; 0 for none.</param>
/// <param name="RecordedAt">When that was recorded.</param>
public sealed record TableState(ImmutableSortedDictionary<Period, PeriodCube> Periods, long Position, DateTimeOffset RecordedAt)
{
    /// <summary>A table without reports.</summary>
    public static TableState Empty { get; } = new(ImmutableSortedDictionary<Period, PeriodCube>.Empty, 0, default);

    /// <summary>All reports in the table.</summary>
    public IEnumerable<Report> Reports => Periods.Values.SelectMany(p => p.Reports.Values);

    /// <summary>The newest known revision of a report, or null.</summary>
    public Report? Find(ReportKey key) => Periods.GetValueOrDefault(key.Period)?.Reports.GetValueOrDefault(key.Reporter);

    /// <summary>The table with a report taken in; the table itself when it holds that revision, or a newer one, already.</summary>
    public TableState With(Report report)
    {
        var period = Periods.GetValueOrDefault(report.Key.Period) ?? PeriodCube.Empty;
        var next = period.With(report);
        if (ReferenceEquals(next, period)) return this;
        return report.Position > Position
            ? new(Periods.SetItem(report.Key.Period, next), report.Position, report.RecordedAt)
            : this with { Periods = Periods.SetItem(report.Key.Period, next) };
    }

    /// <summary>The table with reports taken in.</summary>
    public TableState With(IEnumerable<Report> reports) => reports.Aggregate(this, (table, report) => table.With(report));

    /// <summary>Whether the table is sure to hold what a token points at.</summary>
    public bool Includes(ReceiptPosition token, TableKey table, long covered) => token.IsIn(table, covered, Find);
}
