using Kkr.Catalogue;
using Kkr.Gateway.Reports;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Gateway.Catalogue;

/// <summary>A record among those of all reporters.</summary>
/// <param name="Name">Its name among all of the data set.</param>
/// <param name="Municipality">Who reported it.</param>
/// <param name="Period">For when.</param>
/// <param name="Record">The record.</param>
internal sealed record NamedRecord(string Name, AreaCode Municipality, Period Period, IReadOnlyDictionary<string, object> Record)
{
    /// <summary>What clients read of a record.</summary>
    public static NamedRecord Of((ReportKey Report, Record Record) r, DataSetDefinition definition, DateOnly today) =>
        new(DuplicateRules.NameOf(r.Report, r.Record), r.Report.Reporter, r.Report.Period, RecordAnswer.Of(RetentionRules.Shown(r.Record, r.Report.Period, definition, today)));
}
