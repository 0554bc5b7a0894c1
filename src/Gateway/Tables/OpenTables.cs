using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary>What everybody may see of a table, and of those that its indicators look at.</summary>
/// <param name="Own">The table.</param>
/// <param name="Others">The others, by data set.</param>
public sealed record OpenTables(TableContent Own, ImmutableDictionary<string, TableContent> Others)
{
    /// <summary>What everybody may see of an area, as indicators and sums read it: the same cases count as in the whole table.</summary>
    public static IndicatorSource In(TableContent open, AreaCode area)
    {
        var reports = open.Reports;
        if (open.Definition.Content == ContentKind.Records)
        {
            // A case that two regions have reported counts in one of them, whichever is looked at.
            var counted = DuplicateRules.Counted(open.Definition, reports, open.Decisions).ToLookup(r => r.Report, r => r.Record);
            reports = reports.Select(r => r.Counts ? r with { Records = [.. counted[r.Key]] } : r);
        }

        var part = TableState.Empty.With(reports.Where(r => Areas.Holds(area, r.Key.Reporter)));
        return new(open.Definition, part with { Position = open.Position, RecordedAt = open.UpdatedAt ?? default }, open.Decisions);
    }
}
