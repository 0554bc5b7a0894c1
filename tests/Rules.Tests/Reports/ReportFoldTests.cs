using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Kkr.Reports;

public sealed class ReportFoldTests
{
    private static readonly Gen<ImmutableArray<Cell>> Cells =
        from chosen in Gen.ArrayOf(Gen.Choose(0, 1), 6)
        from values in Gen.ArrayOf(Gen.Choose(0, 3), 6)
        select Enumerable.Range(0, 6).Where(i => chosen[i] == 1)
            .Select(i => values[i] == 0 ? new Cell(Given.Place($"c{i}"), null, MissingReason.Unknown) : new Cell(Given.Place($"c{i}"), values[i], null))
            .OrderBy(c => c.At).ToImmutableArray();

    private static Dictionary<Coordinate, Cell> ByPlace(ImmutableArray<Cell> cells) => cells.ToDictionary(c => c.At);

    [Property(MaxTest = 500)]
    public Property What_is_named_is_set_and_the_rest_stays() => Prop.ForAll(Gen.Two(Cells).ToArbitrary(), pair =>
    {
        var (before, set) = pair;
        var expected = ByPlace(before);
        foreach (var cell in set) expected[cell.At] = cell;
        var merged = ReportFold.Merge(before, set, replace: false);
        return merged.SequenceEqual(expected.Values.OrderBy(c => c.At)) && ReportFold.Merge(before, set, replace: true).SequenceEqual(set);
    });

    [Property]
    public Property Merging_twice_is_merging_once() => Prop.ForAll(Gen.Two(Cells).ToArbitrary(), pair =>
        ReportFold.Merge(ReportFold.Merge(pair.Item1, pair.Item2, false), pair.Item2, false).SequenceEqual(ReportFold.Merge(pair.Item1, pair.Item2, false)));

    [Property(MaxTest = 500)]
    public Property Changes_lead_from_one_state_to_the_other_and_name_nothing_else() => Prop.ForAll(Gen.Two(Cells).ToArbitrary(), pair =>
    {
        var (before, after) = pair;
        var state = ByPlace(before);
        var changes = ReportFold.Changes(before, after);
        foreach (var change in changes)
        {
            if (change.From != state.GetValueOrDefault(change.At) || change.From == change.To) return false;
            if (change.To is null) state.Remove(change.At);
            else state[change.At] = change.To;
        }

        return state.Values.OrderBy(c => c.At).SequenceEqual(after)
            && changes.Select(c => c.At).SequenceEqual(changes.Select(c => c.At).Distinct().Order());
    });

    [Property]
    public Property A_figure_is_found_at_its_place() => Prop.ForAll(Cells.ToArbitrary(), cells =>
    {
        var report = Report.Empty(Given.Key()) with { Figures = cells };
        return Enumerable.Range(0, 7).All(i => report.At(Given.Place($"c{i}")) == ByPlace(cells).GetValueOrDefault(Given.Place($"c{i}")));
    });
}
