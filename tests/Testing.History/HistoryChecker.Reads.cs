using System.Collections.Immutable;

namespace Kkr.Testing.History;

public sealed partial class HistoryChecker
{
    private void CheckReports()
    {
        foreach (var read in _run.ReportReads)
        {
            var last = Last(read.Report);
            if (read.Revision != last.Revision)
                Found(ViolationKind.WrongReport, $"{read.Report} is at revision {read.Revision}, and the ledger at {last.Revision}");
            else if (!Same(read.Figures, last.Figures))
                Found(ViolationKind.WrongReport, $"{read.Report} says {Text(read.Figures)}, and its entries add up to {Text(last.Figures)}");
            if (read.History is not { } history) continue;
            if (history.Count != last.Revision)
                Found(ViolationKind.WrongReport, $"{read.Report} has {history.Count} revisions in its history, and the ledger {last.Revision}");
            else if (history.Count > 0 && history[^1] != last.Hash)
                Found(ViolationKind.WrongReport, $"{read.Report}'s history ends with another digest than the ledger");
        }
    }

    private void CheckTables()
    {
        foreach (var read in _run.TableReads)
        {
            if (read.ByReporter) CheckSplit(read);
            else if (read.Settled) CheckTotals(read);
            foreach (var token in read.Tokens)
                if (read.AsOf < token.Position)
                    Found(ViolationKind.StaleRead, $"{read.Client} asked {Name(read)} for position {token.Position} and was answered as of {read.AsOf}");
        }
    }

    private void CheckSplit(TableRead read)
    {
        var rows = read.Rows.ToLookup(r => r.Reporter!, StringComparer.Ordinal);
        foreach (var report in ReportsOf(read))
        {
            var shown = rows[report.Reporter].ToImmutableSortedDictionary(r => r.Place, r => r.Value, StringComparer.Ordinal);
            var states = States(report);
            var from = read.Settled ? states.Count - 1
                : states.FindIndex(s => s.Revision >= read.Tokens.Where(t => t.Report == report).Select(t => t.Revision).DefaultIfEmpty(0).Max());
            if (from >= 0 && states.Skip(from).Any(s => Same(s.Shown, shown))) continue;
            var older = states.FindLastIndex(s => Same(s.Shown, shown));
            var last = states[^1];
            if (last.Shown.Any(f => f.Value is null && shown.GetValueOrDefault(f.Key) == 0))
                Found(ViolationKind.ZeroForMissing, $"{Name(read)} shows 0 for {report}, where the figure is missing: {Text(shown)}");
            else if (older >= 0 && !read.Settled)
                Found(ViolationKind.StaleRead, $"{read.Client} was shown revision {states[older].Revision} of {report} in {Name(read)}, and had asked for a later one");
            else if (older >= 0)
                Found(ViolationKind.WrongTable, $"{Name(read)} still shows revision {states[older].Revision} of {report}, which is at {last.Revision}");
            else
                Found(ViolationKind.WrongTable, $"{Name(read)} shows {Text(shown)} for {report}, which it never said; it is {Text(last.Shown)}");
        }

        foreach (var stranger in rows.Select(r => r.Key).Except(ReportsOf(read).Select(r => r.Reporter), StringComparer.Ordinal))
            Found(ViolationKind.Phantom, $"{Name(read)} shows figures of {stranger}, which reported none");
    }

    private void CheckTotals(TableRead read)
    {
        var reports = ReportsOf(read);
        var expected = new SortedDictionary<string, (decimal? Total, int Reporters)>(StringComparer.Ordinal);
        foreach (var report in reports)
            foreach (var (place, value) in Last(report).Shown)
            {
                var (total, reporters) = expected.GetValueOrDefault(place);
                expected[place] = value is { } figure ? ((total ?? 0) + figure, reporters + 1) : (total, reporters);
            }

        foreach (var row in read.Rows)
        {
            if (!expected.Remove(row.Place, out var sum)) Found(ViolationKind.Phantom, $"{Name(read)} shows {row.Value} at {row.Place}, where nothing was reported");
            else if (row.Value != sum.Total) NameWrongTotal(read, reports, row, sum.Total);
            else if (row.Municipalities != sum.Reporters)
                Found(ViolationKind.WrongTable, $"{Name(read)} says that {row.Municipalities} reporters make up {row.Place}; they are {sum.Reporters}");
        }

        foreach (var (place, sum) in expected)
            Found(ViolationKind.WrongTable, $"{Name(read)} shows nothing at {place}, where the sum is {sum.Total}");
    }

    private void NameWrongTotal(TableRead read, List<ReportId> reports, TableRow row, decimal? expected)
    {
        if (expected is null && row.Value == 0)
        {
            Found(ViolationKind.ZeroForMissing, $"{Name(read)} shows 0 at {row.Place}, where every figure is missing");
            return;
        }

        var over = (row.Value ?? 0) - (expected ?? 0);
        decimal At(ReportId report) => Last(report).Shown.GetValueOrDefault(row.Place) ?? 0;
        var regions = reports.GroupBy(r => _run.RegionOf[r.Reporter]).Select(g => (Region: g.Key, Sum: g.Sum(At))).Where(g => g.Sum != 0).ToList();
        if (reports.Any(r => At(r) != 0 && At(r) == over))
            Found(ViolationKind.DoubleCount, $"{Name(read)} shows {row.Value} at {row.Place}: {reports.First(r => At(r) == over)} counts twice in what should be {expected}");
        else if (regions.Count > 1 && regions.Any(g => g.Sum == -over))
            Found(ViolationKind.WrongTable, $"{Name(read)} shows {row.Value} at {row.Place} instead of {expected}: region {regions.First(g => g.Sum == -over).Region} is missing");
        else if (reports.Any(r => At(r) != 0 && At(r) == -over))
            Found(ViolationKind.WrongTable, $"{Name(read)} shows {row.Value} at {row.Place} instead of {expected}: {reports.First(r => At(r) == -over)} is missing");
        else
            Found(ViolationKind.WrongTable, $"{Name(read)} shows {row.Value} at {row.Place}, and the reports add up to {expected}");
    }

    private List<ReportId> ReportsOf(TableRead read) => [.. _states.Keys.Where(r =>
        r.DataSet == read.DataSet && r.Period == read.Period && (read.Area == "000" || _run.RegionOf[r.Reporter] == read.Area))];

    private static bool Same(ImmutableSortedDictionary<string, decimal?> one, ImmutableSortedDictionary<string, decimal?> other) =>
        one.Count == other.Count && one.All(f => other.TryGetValue(f.Key, out var value) && value == f.Value);

    private static string Name(TableRead read) => $"table {read.Area}/{read.DataSet} {read.Period}";

    private static FormattableString Text(ImmutableSortedDictionary<string, decimal?> figures) =>
        $"{{{string.Join(", ", figures.Select(f => FormattableString.Invariant($"{f.Key} {f.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "missing"}")))}}}";
}
