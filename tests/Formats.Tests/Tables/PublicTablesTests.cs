using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kkr.Catalogue;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Formats.Tests.Tables;

/// <summary>
/// Somebody who keeps every answer of the tables and of the aggregates, by every code list, split and filter, of every
/// publication, derived figures included, and solves the equations, finds out no small count.
/// </summary>
public sealed class PublicTablesTests
{
    private const int Minimum = 5;

    private static readonly string[] Places = ["a=x;b=u", "a=x;b=v", "a=y;b=u", "a=y;b=v"];

    private static readonly DateTimeOffset Noon = new(2021, 6, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly AreaCode[] Reporters = [.. new[] { "851", "787", "810", "740", "751" }.Select(AreaCode.Parse)];
    private static readonly Period[] Years = [Period.OfYear(2019), Period.OfYear(2020)];

    private static readonly DataSetDefinition Figures = Definition(
        "\"content\":\"figures\",\"dimensions\":" + Dimensions
        + """
          ,"measures":[{"id":"antal","title":{"da":"A","en":"A"},"unit":{"da":"a","en":"a"},"decimals":0,"min":0,"max":1000000}],
          "indicators":[
            {"id":"andel","title":{"da":"B","en":"B"},"unit":{"da":"pct.","en":"per cent"},"kind":"share","of":{"at":{"a":["x"]}},"per":{"at":{"a":["x","y"]}},"decimals":2},
            {"id":"udvikling","title":{"da":"C","en":"C"},"unit":{"da":"pct.","en":"per cent"},"kind":"change","of":{},"decimals":2}]
          """);

    private static readonly DataSetDefinition Records = Definition(
        "\"content\":\"records\",\"dimensions\":[],\"measures\":[],\"record\":{\"attributes\":["
        + """
          {"id":"a","title":{"da":"A","en":"A"},"kind":"code","multiple":true,"codes":[{"id":"x","title":{"da":"X","en":"X"}},{"id":"y","title":{"da":"Y","en":"Y"}}]},
          {"id":"b","title":{"da":"B","en":"B"},"kind":"code","codes":[{"id":"u","title":{"da":"U","en":"U"}},{"id":"v","title":{"da":"V","en":"V"}}]},
          {"id":"sag","title":{"da":"S","en":"S"},"kind":"text"}],"duplicateKey":["sag"]}
          """);

    private static readonly DataSetDefinition Answers = Definition(
        "\"content\":\"answers\",\"dimensions\":[],\"measures\":[],\"questions\":["
        + """
          {"id":"q1","title":{"da":"Q","en":"Q"},"multiple":true,"choices":[{"id":"ja","title":{"da":"Ja","en":"Yes"}},{"id":"nej","title":{"da":"Nej","en":"No"}}]},
          {"id":"q2","title":{"da":"Q","en":"Q"},"choices":[{"id":"ja","title":{"da":"Ja","en":"Yes"}},{"id":"nej","title":{"da":"Nej","en":"No"}}]}]
          """);

    private const string Dimensions =
        """
        [{"id":"a","title":{"da":"A","en":"A"},"codes":[{"id":"x","title":{"da":"X","en":"X"}},{"id":"y","title":{"da":"Y","en":"Y"}}]},
         {"id":"b","title":{"da":"B","en":"B"},"codes":[{"id":"u","title":{"da":"U","en":"U"}},{"id":"v","title":{"da":"V","en":"V"}}]}]
        """;

    [Property(MaxTest = 25)]
    public Property No_small_figure_is_found_out() => Prop.ForAll(FigureStates().ToArbitrary(), states => Told(FoundOut(Figures, states)));

    [Property(MaxTest = 25)]
    public Property No_small_count_of_records_is_found_out() => Prop.ForAll(RecordStates().ToArbitrary(), states => Told(FoundOut(Records, states)));

    [Property(MaxTest = 25)]
    public Property No_small_count_of_answers_is_found_out() => Prop.ForAll(AnswerStates().ToArbitrary(), states => Told(FoundOut(Answers, states)));

    [Fact]
    public void Counts_of_records_that_are_not_small_are_shown()
    {
        var reports = Reporters.Select((r, i) => Report(r, Years[0]) with
        {
            Records = [.. Enumerable.Range(0, 20 + i).Select(n => Record($"{r}-{n}", n % 2 == 0 ? ["x"] : ["x", "y"], "u"))],
        });
        var cells = TableCells(Records, [Publication(Years[0], reports)]).Where(c => c.Period == Years[0]).ToList();

        Assert.Equal(110, Assert.Single(cells, c => c is { Area: "000", At: "" }).Value);
        Assert.Equal(110, Assert.Single(cells, c => c is { Area: "000", At: "a=x" }).Value);
        Assert.Equal(54, Assert.Single(cells, c => c is { Area: "000", At: "a=y" }).Value);
        Assert.Equal(20, Assert.Single(cells, c => c is { Area: "851", At: "" }).Value);
    }

    [Fact]
    public void A_small_count_of_records_is_withheld_and_the_total_stays()
    {
        var reports = Reporters.Select((r, i) => Report(r, Years[0]) with
        {
            Records = [.. Enumerable.Range(0, i == 0 ? 2 : 20 + i).Select(n => Record($"{r}-{n}", ["x"], n % 2 == 0 ? "u" : "v"))],
        });
        var cells = TableCells(Records, [Publication(Years[0], reports)]).Where(c => c.Period == Years[0]).ToList();

        Assert.Null(Assert.Single(cells, c => c is { Area: "851", At: "" }).Value);
        Assert.Equal(92, Assert.Single(cells, c => c is { Area: "000", At: "" }).Value);
        Assert.Equal(1, cells.Count(c => c.At.Length == 0 && c.Value is null && c.Area is "787" or "810"));
    }

    [Fact]
    public void A_ratio_whose_part_is_withheld_is_withheld()
    {
        (string, decimal)[] counts = [("a=x;b=u", 3), ("a=x;b=v", 0), ("a=y;b=u", 40), ("a=y;b=v", 20)];
        var reports = Reporters.Select((r, i) => Report(r, Years[0]) with { Figures = Given(counts.Select(c => (c.Item1, i == 0 ? c.Item2 : c.Item2 + 30))) });
        var table = Table(Figures, [Publication(Years[0], reports)]);
        var shares = Cells(table, null, []).Where(c => c.Contents == "andel").ToDictionary(c => c.Area);

        Assert.Null(shares["851"].Value);
        Assert.Equal(CellStatus.Confidential, shares["851"].Status);
        // 3 + 4 × 33 + 4 × 30 of all: both sums of the country are shown.
        Assert.Equal(decimal.Round(255m / (255 + 60 + 4 * 120) * 100, 2), Cells(table, "agg_country", []).Single(c => c.Contents == "andel").Value);
    }

    private static Property Told(string? leak) => leak is null ? true.ToProperty() : false.Label(leak);

    /// <summary>What is found out by who keeps everything; null where it is no small count.</summary>
    private static string? FoundOut(DataSetDefinition definition, IReadOnlyList<State> states)
    {
        var intruder = new Intruder();
        var shape = DisclosureShape.Of(definition);
        var targets = new List<(string Name, List<string> Cells)>();
        for (var i = 0; i < states.Count; i++)
        {
            State[] past = [.. states.Take(i + 1)];
            var truth = new Truth(definition, past);
            foreach (var cell in TableCells(definition, past))
                if (cell.Value is { } value && truth.Of(cell.Area, cell.Period, cell.At, []) is { Count: > 0 } parts)
                {
                    if (Truth.Sum(parts) is > 0 and < Minimum) return $"table {cell.Area} {cell.Period} {cell.At} shows {value}";
                    intruder.Learn(parts);
                }

            foreach (var (above, below) in Ratios(definition, past, truth))
            {
                if (above.Count > 0) intruder.Learn(above);
                if (below.Count > 0) intruder.Learn(below);
            }

            foreach (var (row, area, at) in Rows(definition, past))
                if (row.Value is { } value && truth.Of(row.Municipality?.Value ?? area, row.Period, row.At.ToString(), at) is { Count: > 0 } parts)
                {
                    if (Truth.Sum(parts) is > 0 and < Minimum) return $"aggregate {area} {row.Municipality} {row.Period} {row.At} {Filters(at)} shows {value}";
                    intruder.Learn(parts);
                }

            foreach (var period in Years)
                foreach (var (margin, sum) in Intruder.Sums(shape, truth.CellsOf(period)))
                    if (sum.Value is > 0 and < Minimum)
                        targets.Add(($"{period} {margin} = {sum.Value}", [.. sum.Cells.Select(c => $"{period} {c}")]));
        }

        return targets.Where(t => intruder.Knows(t.Cells)).Select(t => t.Name + " is found out").FirstOrDefault();
    }

    private static string Filters(IEnumerable<KeyValuePair<string, ImmutableHashSet<string>>> at) => string.Join(' ', at.Select(f => $"{f.Key}:{string.Join(',', f.Value)}"));

    /// <summary>Every figure that tables show, by every code list and way to sum.</summary>
    private static IEnumerable<ShownCell> TableCells(DataSetDefinition definition, IReadOnlyList<State> past)
    {
        var table = Table(definition, past);
        foreach (var list in (string?[])[null, "agg_region", "agg_growthteam", "agg_country"])
            foreach (var split in Splits(definition))
                foreach (var cell in Cells(table, list, split).Where(c => c.Contents == "antal"))
                    yield return cell;
    }

    /// <summary>What is above and below the line of every ratio that is shown: more than the ratio tells.</summary>
    private static IEnumerable<(List<string> Above, List<string> Below)> Ratios(DataSetDefinition definition, IReadOnlyList<State> past, Truth truth)
    {
        if (definition.Indicators.IsEmpty) yield break;
        var table = Table(definition, past);
        foreach (var list in (string?[])[null, "agg_region", "agg_growthteam", "agg_country"])
            foreach (var split in Splits(definition))
                foreach (var cell in Cells(table, list, split).Where(c => c.Value is not null))
                {
                    if (cell.Contents == "andel")
                        yield return (truth.Of(cell.Area, cell.Period, Join(cell.At, "a=x"), []), truth.Of(cell.Area, cell.Period, cell.At, []));
                    if (cell.Contents == "udvikling")
                    {
                        AreaCode[] both = [.. Reporters.Where(r => Years.All(y => truth.Has(r, y)))];
                        yield return (truth.Of(cell.Area, cell.Period, cell.At, [], both), truth.Of(cell.Area, cell.Period.Previous(), cell.At, [], both));
                    }
                }

        static string Join(string at, string code) => at.Length == 0 ? code : $"{code};{at}";
    }

    /// <summary>Every figure that aggregates show, by area, split and filter.</summary>
    private static IEnumerable<(AggregateAnswer.Row Row, string Area, ImmutableDictionary<string, ImmutableHashSet<string>> At)> Rows(
        DataSetDefinition definition, IReadOnlyList<State> past)
    {
        var open = Content(definition, past);
        foreach (var area in (string[])["000", "081", "082"])
        {
            var source = OpenTables.In(open, AreaCode.Parse(area));
            foreach (var filter in Picks(definition))
                foreach (var split in Splits(definition))
                    foreach (var byMunicipality in (bool[])[false, true])
                        foreach (var row in AggregateRules.Answer(
                            source, ImmutableDictionary<string, IndicatorSource>.Empty, new(AreaCode.Parse(area), [], byMunicipality, [.. split], filter),
                            new(open, ImmutableDictionary<string, TableContent>.Empty)).Rows)
                            yield return (row, area, filter);
        }
    }

    private static IEnumerable<ImmutableDictionary<string, ImmutableHashSet<string>>> Picks(DataSetDefinition definition)
    {
        var none = ImmutableDictionary<string, ImmutableHashSet<string>>.Empty;
        yield return none;
        foreach (var dimension in definition.Breakdowns)
        {
            yield return none.Add(dimension.Id, [.. dimension.Codes.Select(c => c.Id)]);
            foreach (var code in dimension.Codes) yield return none.Add(dimension.Id, [code.Id]);
        }
    }

    private static IEnumerable<string[]> Splits(DataSetDefinition definition)
    {
        string[] ids = [.. definition.Breakdowns.Select(d => d.Id)];
        return Enumerable.Range(0, 1 << ids.Length).Select(set => ids.Where((_, i) => (set >> i & 1) == 1).ToArray())
            .Where(split => definition.Content != ContentKind.Answers || split.Contains(DataSetDefinition.QuestionDimension));
    }

    private static IEnumerable<ShownCell> Cells(ReadableTable table, string? list, string[] split)
    {
        var query = new VariablesSelection(
        [
            new("omrade", ["*"], list), new("tid", ["*"]), new("ContentsCode", ["*"]), .. split.Select(id => new VariableSelection(id, ["*"])),
        ]);
        Assert.True(SelectionResolver.TryResolve(table.Metadata, query, PxExpression.Resolve, null, out var selection, out var error), error?.ToString());
        var result = TableFigures.Table(table, selection);
        var dimensions = result.Metadata.Dimensions;
        for (var i = 0; i < result.Cells.Length; i++)
        {
            var categories = result.Metadata.At(i);
            string CodeOf(string id) => categories[dimensions.IndexOf(result.Metadata.Find(id)!)].Code;
            yield return new(
                CodeOf("omrade"), Period.Parse(CodeOf("tid")), Coordinate.Of(split.Select(id => KeyValuePair.Create(id, CodeOf(id)))).ToString(),
                CodeOf("ContentsCode"), result.Cells[i].Value, result.Cells[i].Status);
        }
    }

    private static ReadableTable Table(DataSetDefinition definition, IReadOnlyList<State> past)
    {
        var content = Content(definition, past);
        return new(content, ImmutableDictionary<string, TableContent>.Empty, TableDescription.Of(content, new(2021, 6, 1)));
    }

    private static TableContent Content(DataSetDefinition definition, IReadOnlyList<State> past)
    {
        var (periods, states) = (ImmutableDictionary<Period, PublishedPeriod>.Empty, new List<(ImmutableDictionary<Period, PublishedPeriod>, ImmutableDictionary<string, DuplicateDecision>)>());
        foreach (var state in past)
        {
            periods = periods.SetItem(state.Published.Period, state.Published);
            states.Add((periods, state.Decisions));
        }

        var shown = definition.Content == ContentKind.Figures
            ? past.GroupBy(s => s.Published.Period).ToImmutableSortedDictionary(g => g.Key, g => PublicationRules.Show(definition, [.. g.Select(s => s.Published)]))
            : PublicationRules.ShowCases(definition, states);
        return new(definition, "v", 1, Noon, shown, IsPublished: true) { Decisions = past[^1].Decisions };
    }

    private static Gen<IReadOnlyList<State>> FigureStates()
    {
        var value = Gen.Frequency((3, Gen.Constant(0)), (3, Gen.Choose(1, 4)), (4, Gen.Choose(5, 60)));
        var report = from values in Gen.ArrayOf(value, 4)
                     from has in Gen.Frequency((6, Gen.Constant(true)), (1, Gen.Constant(false)))
                     select (values, has);
        return States(year =>
            from reports in Gen.ArrayOf(report, Reporters.Length)
            select Publication(year, Reporters.Zip(reports).Where(r => r.Second.has).Select(r => Report(r.First, year) with
            {
                Figures = Given(Places.Zip(r.Second.values).Select(f => (f.First, (decimal)f.Second))),
            })));
    }

    private static Gen<IReadOnlyList<State>> RecordStates()
    {
        var codes = Gen.Elements<string[]>([], ["x"], ["y"], ["x", "y"]);
        var alike = from a in codes from b in Gen.Elements<string?>("u", "v", null) from count in Gen.Frequency((3, Gen.Choose(1, 4)), (2, Gen.Choose(5, 12))) from shared in Gen.Choose(0, 9) select (a, b, count, shared);
        return States(year =>
            from reports in Gen.ArrayOf(Gen.ListOf(alike, 3), Reporters.Length)
            select Publication(year, Reporters.Zip(reports).Select(r => Report(r.First, year) with
            {
                // A few cases have been reported by others too.
                Records = [.. r.Second.SelectMany((g, n) => Enumerable.Range(0, g.count).Select(i => Record(
                    $"{n}-{i}", g.a, g.b, g.shared < 2 ? $"{g.shared}-{i}" : $"{r.First}-{year}-{n}-{i}")))],
            })));
    }

    private static Gen<IReadOnlyList<State>> AnswerStates()
    {
        var choices = Gen.Elements<string[]>([], ["ja"], ["nej"], ["ja", "nej"]);
        return States(year =>
            from first in Gen.ArrayOf(choices, Reporters.Length)
            from second in Gen.ArrayOf(Gen.Elements<string[]>([], ["ja"], ["nej"]), Reporters.Length)
            select Publication(year, Reporters.Select((r, i) => Report(r, year) with
            {
                Answers = [.. first[i].Select(c => new GivenAnswer("q1", c)), .. second[i].Select(c => new GivenAnswer("q2", c))],
            })));
    }

    /// <summary>Both years published, and then one of them again with a few reports changed.</summary>
    private static Gen<IReadOnlyList<State>> States(Func<Period, Gen<State>> published) =>
        from first in published(Years[0])
        from second in published(Years[1])
        from again in published(Years[0])
        from changed in Gen.ArrayOf(Gen.Elements(Reporters), 2)
        from revised in Gen.Elements(true, false)
        from order in Gen.Elements(true, false)
        select (IReadOnlyList<State>)[.. order ? new[] { first, second } : [second, first], .. revised ? [Revised(first, again, changed)] : Array.Empty<State>()];

    private static State Revised(State first, State again, AreaCode[] changed) => first with
    {
        Published = first.Published with
        {
            Reports = [.. first.Published.Reports.Where(r => !changed.Contains(r.Key.Reporter)).Concat(again.Published.Reports.Where(r => changed.Contains(r.Key.Reporter))).OrderBy(r => r.Key.Reporter)],
        },
    };

    private static State Publication(Period period, IEnumerable<Report> reports) => new(new(period, 1, [.. reports]), ImmutableDictionary<string, DuplicateDecision>.Empty);

    private static Report Report(AreaCode reporter, Period period) =>
        Kkr.Reports.Report.Empty(new(reporter, "intruder", period)) with { Revision = 1, Position = 1, Status = ReportStatus.Submitted, RecordedAt = Noon };

    private static ImmutableArray<Reports.Cell> Given(IEnumerable<(string At, decimal Value)> figures) =>
        [.. figures.Select(f => new Reports.Cell(Coordinate.Parse(f.At), f.Value, null)).OrderBy(c => c.At)];

    private static Reports.Record Record(string id, string[] a, string? b, string? key = null) => new(
        id, [.. a.Select(code => new RecordValue("a", code)), .. b is null ? Array.Empty<RecordValue>() : [new RecordValue("b", b)], new RecordValue("sag", key ?? id)]);

    private static DataSetDefinition Definition(string content) => DataSetJson.Read(
        """{"id":"intruder","version":1,"title":{"da":"T","en":"T"},"periods":{"type":"year","first":"2010","deadlineDays":31},"reporting":{"by":"municipality"},"disclosure":{"minimum":5},"""
        + content + "}");

    private sealed record State(PublishedPeriod Published, ImmutableDictionary<string, DuplicateDecision> Decisions);

    private sealed record ShownCell(string Area, Period Period, string At, string Contents, decimal? Value, CellStatus Status);

    /// <summary>What there is to find out: the cells of each period after a publication, and which of them a figure adds up.</summary>
    private sealed class Truth
    {
        private readonly DataSetDefinition definition;
        private readonly Dictionary<Period, Dictionary<(AreaCode Area, Coordinate At), decimal>> cells = [];
        private readonly HashSet<(AreaCode, Period)> reports;

        public Truth(DataSetDefinition definition, IReadOnlyList<State> past)
        {
            this.definition = definition;
            var newest = past.GroupBy(s => s.Published.Period).Select(g => g.Last().Published).ToList();
            reports = [.. newest.SelectMany(p => p.Reports).Select(r => (r.Key.Reporter, r.Key.Period))];
            foreach (var period in Years) cells[period] = [];
            if (definition.Content == ContentKind.Figures)
                foreach (var report in newest.SelectMany(p => p.Reports))
                    foreach (var figure in report.Figures)
                        cells[report.Key.Period][(report.Key.Reporter, figure.At)] = figure.Value!.Value;
            else
                foreach (var (period, counts) in CaseCells.Of(definition, newest.SelectMany(p => p.Reports), past[^1].Decisions))
                    cells[period] = counts.ToDictionary();
        }

        public Dictionary<(AreaCode Area, Coordinate At), decimal> CellsOf(Period period) => cells[period];

        public bool Has(AreaCode reporter, Period period) => reports.Contains((reporter, period));

        public static decimal Sum(List<string> parts) => parts.Sum(p => decimal.Parse(p[(p.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));

        /// <summary>The cells, as the intruder names them, that a figure adds up: of an area, at codes, and of those that a filter picks.</summary>
        public List<string> Of(
            string area, Period period, string at, IEnumerable<KeyValuePair<string, ImmutableHashSet<string>>> filters, AreaCode[]? only = null)
        {
            var members = AreaGroups.Find(definition, area)!.Members;
            KeyValuePair<string, string>[] codes = [.. Coordinate.Parse(at).Codes];
            return
            [
                .. from cell in cells[period]
                   where cell.Value != 0 && members.Contains(cell.Key.Area) && only?.Contains(cell.Key.Area) != false
                       && codes.All(c => Stands(cell.Key.At, c.Key).Contains(c.Value)) && filters.All(f => Stands(cell.Key.At, f.Key).Any(f.Value.Contains))
                   select $"{period} {cell.Key.Area} {cell.Key.At} {cell.Value}",
            ];
        }

        private static string[] Stands(Coordinate at, string dimension) => at[dimension]?.Split('|') ?? [];
    }
}
