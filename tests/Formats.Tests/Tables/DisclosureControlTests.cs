using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Formats.Tests.Tables;

/// <summary>Small counts can't be found out from what is published, however it is added and subtracted.</summary>
public sealed class DisclosureControlTests
{
    private const int Minimum = 5;

    private static readonly ImmutableArray<AreaCode> Areas = [.. new[] { "787", "810", "813", "851", "740", "741" }.Select(AreaCode.Parse)];

    // Two kinds of regions that overlap, and the whole: as regions and growth-team areas do.
    private static readonly ImmutableArray<AreaGroup> Groups =
    [
        .. Areas.Select(a => new AreaGroup(a.Value, LocalText.Same(a.Value), [a])),
        new("081", LocalText.Same("north"), Areas[..4]), new("082", LocalText.Same("middle"), Areas[4..]),
        new("limfjord", LocalText.Same("fjord"), [Areas[0], Areas[3], Areas[4]]), new("000", LocalText.Same("all"), Areas),
    ];

    private static readonly DisclosureShape Shape = new(Groups, ["a", "b"]);

    [Fact]
    public void Without_small_counts_nothing_is_withheld() =>
        Assert.Empty(Withhold(Table((0, "x", 5), (1, "x", 0), (2, "y", 70)))[0]);

    [Fact]
    public void A_small_count_takes_another_with_it_and_leaves_the_totals()
    {
        var withheld = Withhold(Table((0, "x", 3), (1, "x", 20), (2, "x", 40), (3, "x", 60), (4, "x", 50), (5, "x", 50)))[0];

        Assert.Contains(At("787", "x"), withheld);
        Assert.Contains(At("810", "x"), withheld);
        Assert.DoesNotContain(At("813", "x"), withheld);
        Assert.DoesNotContain(new Margin("081", Coordinate.Origin), withheld);
        Assert.DoesNotContain(new Margin("000", Coordinate.Origin), withheld);
    }

    [Fact]
    public void What_is_held_back_together_is_not_small_itself()
    {
        // 1 and 1 of a published 2 would be known, for neither is 0.
        var withheld = Withhold(Table((4, "x", 1), (5, "x", 1), (0, "x", 100)))[0];

        Assert.Contains(new Margin("082", Coordinate.Origin), withheld);
    }

    [Fact]
    public void A_revision_does_not_give_back_what_was_withheld()
    {
        // 810 stands beside 787 in the first. It has not changed, so that it may not come out in the second, where 813 is smaller.
        var withheld = Withhold(
            Table((0, "x", 3), (1, "x", 20), (2, "x", 40), (3, "x", 60), (4, "x", 50), (5, "x", 50)),
            Table((0, "x", 3), (1, "x", 20), (2, "x", 6), (3, "x", 60), (4, "x", 50), (5, "x", 50)));

        Assert.Contains(At("810", "x"), withheld[0]);
        Assert.Contains(At("787", "x"), withheld[1]);
        Assert.Contains(At("810", "x"), withheld[1]);
    }

    [Fact]
    public void A_count_that_has_become_small_hides_behind_no_figure_that_was_public()
    {
        var withheld = Withhold(Table((0, "x", 7), (1, "x", 20), (4, "x", 9)), Table((0, "x", 3), (1, "x", 20), (4, "x", 9)));

        Assert.Empty(withheld[0]);
        Assert.Contains(new Margin("081", Coordinate.Origin), withheld[1]);
        Assert.Contains(new Margin("000", Coordinate.Origin), withheld[1]);
    }

    [Fact]
    public void Small_counts_that_become_a_line_of_their_own_were_not_known_together_before()
    {
        // 3 + 14 + 1 in the north at y, v; the 14 becomes 0, and 3 + 1 is the line.
        IReadOnlyDictionary<(AreaCode, Coordinate), decimal>[] publications =
        [
            Crossed(
                (0, "xu", 1), (0, "xv", 3), (0, "yv", 3), (1, "xv", 14), (1, "yu", 2), (1, "yv", 14),
                (2, "xv", 18), (3, "xv", 4), (3, "yv", 1), (4, "xu", 1), (4, "xv", 31), (4, "yu", 56),
                (4, "yv", 39), (5, "xu", 22), (5, "xv", 3), (5, "yu", 4), (5, "yv", 4)),
            Crossed(
                (0, "xu", 1), (0, "xv", 3), (0, "yv", 3), (1, "xv", 14), (1, "yu", 2), (2, "xv", 18),
                (3, "xv", 4), (3, "yv", 1), (4, "xu", 1), (4, "xv", 31), (4, "yu", 56), (4, "yv", 39),
                (5, "xu", 39), (5, "xv", 3), (5, "yu", 4), (5, "yv", 4)),
        ];

        Assert.Null(FoundOut(publications));
    }

    [Property(MaxTest = 150)]
    public Property No_small_count_follows_from_all_that_is_published() => Prop.ForAll(Tables().ToArbitrary(), publications =>
        FoundOut(publications) is { } leak ? false.Label(leak) : true.ToProperty());

    [Fact]
    public void The_intruder_finds_out_what_is_carelessly_published()
    {
        var table = Table((0, "x", 3), (1, "x", 20), (2, "x", 40), (3, "x", 60));
        var sums = Intruder.Sums(Shape, table);
        var intruder = new Intruder();
        foreach (var (margin, sum) in sums.Where(s => s.Key != At("787", "x") && s.Value.Cells.Count > 1 || s.Key.Area is "810" or "813" or "851")) intruder.Learn(sum.Cells);

        Assert.True(intruder.Knows(sums[At("787", "x")].Cells));
    }

    [Fact]
    public void A_large_table_is_examined_too()
    {
        var cells = new Dictionary<(AreaCode, Coordinate), decimal>();
        var random = new System.Random(7);
        foreach (var area in Areas)
            foreach (var a in Enumerable.Range(0, 14))
                foreach (var b in Enumerable.Range(0, 8))
                    cells.Add((area, Place($"a{a}", $"b{b}")), random.Next(100) == 0 ? random.Next(1, 5) : random.Next(5, 300));
        var withheld = DisclosureControl.Withhold(Shape, Minimum, [cells])[0];
        var sums = Intruder.Sums(Shape, cells);
        var intruder = new Intruder();
        foreach (var (margin, sum) in sums)
            if (!withheld.Contains(margin)) intruder.Learn(sum.Cells);

        Assert.All(sums.Values.Where(s => s.Value is > 0 and < Minimum), sum => Assert.False(intruder.Knows(sum.Cells)));
        Assert.DoesNotContain(new Margin("000", Coordinate.Origin), withheld);
        Assert.True(withheld.Count < sums.Count / 10, $"{withheld.Count} of {sums.Count} are withheld.");
    }

    /// <summary>What an intruder finds out who knows all that is published; null where it is no small count.</summary>
    private static string? FoundOut(IReadOnlyList<IReadOnlyDictionary<(AreaCode, Coordinate), decimal>> publications)
    {
        var withheld = DisclosureControl.Withhold(Shape, Minimum, publications);
        var intruder = new Intruder();
        for (var p = 0; p < publications.Count; p++)
        {
            var sums = Intruder.Sums(Shape, publications[p]);
            foreach (var (margin, sum) in sums)
            {
                if (sum.Value is > 0 and < Minimum && !withheld[p].Contains(margin)) return $"{margin} = {sum.Value} is shown";
                if (!withheld[p].Contains(margin)) intruder.Learn(sum.Cells);
            }
        }

        for (var p = 0; p < publications.Count; p++)
            foreach (var (margin, sum) in Intruder.Sums(Shape, publications[p]))
                if (sum.Value is > 0 and < Minimum && intruder.Knows(sum.Cells)) return $"{margin} = {sum.Value} can be found out";
        return null;
    }

    private static ImmutableArray<ImmutableHashSet<Margin>> Withhold(params IReadOnlyDictionary<(AreaCode Area, Coordinate At), decimal>[] tables) =>
        DisclosureControl.Withhold(Shape, Minimum, tables);

    private static Dictionary<(AreaCode, Coordinate), decimal> Table(params (int Area, string Code, decimal Value)[] cells) =>
        cells.ToDictionary(c => (Areas[c.Area], Place(c.Code, "u")), c => c.Value);

    private static Dictionary<(AreaCode, Coordinate), decimal> Crossed(params (int Area, string Codes, decimal Value)[] cells) =>
        cells.ToDictionary(c => (Areas[c.Area], Place(c.Codes[..1], c.Codes[1..])), c => c.Value);

    private static Margin At(string area, string code) => new(area, Place(code, "u"));

    private static Coordinate Place(string a, string b) => Coordinate.Of([new("a", a), new("b", b)]);

    /// <summary>One to three publications of a table: each next one changes a few cells. Small counts are frequent.</summary>
    private static Gen<IReadOnlyList<IReadOnlyDictionary<(AreaCode, Coordinate), decimal>>> Tables()
    {
        var value = Gen.Frequency((3, Gen.Choose(0, 0)), (3, Gen.Choose(1, 4)), (4, Gen.Choose(5, 60))).Select(v => (decimal)v);
        var places = (from area in Areas from a in (string[])["x", "y"] from b in (string[])["u", "v"] select (area, Place(a, b))).ToArray();
        var first = Gen.ArrayOf(value, places.Length).Select(values => places.Zip(values).ToDictionary(p => p.First, p => p.Second));
        var change = Gen.Choose(0, places.Length - 1).SelectMany(at => value.Select(v => (places[at], v)));
        return from table in first
               from later in Gen.Choose(0, 2)
               from changes in Gen.ArrayOf(Gen.ArrayOf(change, 3), later)
               select (IReadOnlyList<IReadOnlyDictionary<(AreaCode, Coordinate), decimal>>)[.. Revisions(table, changes)];
    }

    private static IEnumerable<Dictionary<(AreaCode, Coordinate), decimal>> Revisions(
        Dictionary<(AreaCode, Coordinate), decimal> table, ((AreaCode, Coordinate) At, decimal Value)[][] changes)
    {
        yield return table;
        foreach (var set in changes)
        {
            table = new(table);
            foreach (var (at, value) in set) table[at] = value;
            yield return table;
        }
    }
}
