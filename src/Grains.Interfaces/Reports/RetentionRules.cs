using Kkr.Catalogue;

namespace Kkr.Reports;

/// <summary>What is still shown of records when their <see cref="RetentionRule"/> says that their time is over. Pure.</summary>
public static class RetentionRules
{
    /// <summary>A record as it may be shown on a day.</summary>
    public static Record Shown(Record record, Period period, DataSetDefinition definition, DateOnly today) =>
        definition is { Retention: { } rule, Record: { } type } && rule.IsOver(period, today)
            ? record with { Values = [.. record.Values.Where(v => type.Find(v.Attribute)?.Kind is not (AttributeKind.Key or AttributeKind.Text or null))] }
            : record;

    /// <summary>A report as it may be shown on a day.</summary>
    public static Report Shown(Report report, DataSetDefinition definition, DateOnly today) =>
        report.Records.IsEmpty ? report : report with { Records = [.. report.Records.Select(r => Shown(r, report.Key.Period, definition, today))] };

    /// <summary>Changes of records as they may be shown on a day.</summary>
    public static ReportChanges Shown(ReportChanges changes, Period period, DataSetDefinition definition, DateOnly today)
    {
        return changes.Records.IsEmpty ? changes : changes with { Records = [.. changes.Records.Select(change => change with { From = Shown(change.From), To = Shown(change.To) })] };

        Record? Shown(Record? record) => record is null ? null : RetentionRules.Shown(record, period, definition, today);
    }
}
