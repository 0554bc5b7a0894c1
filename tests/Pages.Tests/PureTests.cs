using System.Reflection;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using Kkr.Pages.Catalogue;
using Kkr.Pages.Charts;
using Kkr.Pages.Reports;
using Kkr.Pages.Tables;
using Kkr.Pages.Words;

namespace Kkr.Pages.Tests;

/// <summary>What needs no browser: numbers, texts, forms and scales.</summary>
public sealed partial class PureTests
{
    [Theory]
    [InlineData("1.784", true, "1784")]
    [InlineData("1784", true, "1784")]
    [InlineData("21,5", true, "21.5")]
    [InlineData(" 590.936 ", true, "590936")]
    [InlineData("−5", true, "-5")]
    [InlineData("1.78", false, "")]
    [InlineData("1.7840", false, "")]
    [InlineData("21.5", false, "")]
    [InlineData("mange", false, "")]
    [InlineData("", false, "")]
    public void A_Danish_number_is_read_as_it_is_meant(string text, bool isNumber, string value)
    {
        Assert.Equal(isNumber, Written.TryReadNumber(text, Language.Danish, out var read));
        if (isNumber) Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), read);
    }

    [Property]
    public bool What_stands_in_a_field_is_read_back(long tenThousandths, bool english)
    {
        var value = tenThousandths / 10_000m;
        var language = english ? Language.English : Language.Danish;
        return Written.TryReadNumber(Written.Field(value, language), language, out var read) && read == value
            && Written.TryReadNumber(Written.Number(value, language), language, out var shown) && shown == value;
    }

    [Fact]
    public void Numbers_and_days_are_written_as_each_language_does()
    {
        Assert.Equal("1.784", Written.Number(1784, Language.Danish));
        Assert.Equal("1,784", Written.Number(1784, Language.English));
        Assert.Equal("21,5\u00a0%", Written.Percent(21.4686m, Language.Danish));
        Assert.Equal("+383", Written.Change(383, Language.Danish));
        Assert.Equal("31.12.2020", Written.Day(new DateOnly(2020, 12, 31), Language.Danish));
        Assert.Equal("31 December 2020", Written.Day(new DateOnly(2020, 12, 31), Language.English));
        Assert.Equal("01.07.2021 kl. 02.00", Written.Moment(new DateTimeOffset(2021, 7, 1, 0, 0, 0, TimeSpan.Zero), Language.Danish));
    }

    [Theory]
    [InlineData("2026", "2026", "2026")]
    [InlineData("2026H1", "1. halvår 2026", "1st half of 2026")]
    [InlineData("2026K4", "4. kvartal 2026", "Q4 2026")]
    [InlineData("2021M01", "januar 2021", "January 2021")]
    [InlineData("2020-12-01", "01.12.2020", "1 December 2020")]
    [InlineData("2025-2026", "2025/2026", "2025/2026")]
    [InlineData("2026M13", "2026M13", "2026M13")]
    [InlineData("", "", "")]
    public void A_period_is_called_what_people_call_it(string code, string danish, string english)
    {
        Assert.Equal(danish, Written.Period(code, Language.Danish));
        Assert.Equal(english, Written.Period(code, Language.English));
    }

    [Fact]
    public void The_parts_of_a_whole_are_all_there()
    {
        var rows = Enumerable.Range(1, 8).Select(i => new LaidOutRow(new Dictionary<string, string>(), [$"r{i}"], [i == 3 ? null : i], [null], null)).ToList();
        var parts = new LaidOutTable(rows, ["2020"]).Parts(4, "Others ({0})");
        Assert.Equal(["r6", "r7", "r8", "Others (4)"], parts.Select(p => p.Name));
        Assert.Equal(rows.Sum(r => r.Values[0]), parts.Sum(p => p.Values[0]));
        Assert.Equal(12, parts[^1].Values[0]);
    }

    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_gaps()
    {
        var phrases = typeof(Text).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(Phrase))
            .Select(f => (f.Name, Phrase: (Phrase)f.GetValue(null)!)).ToList();
        Assert.NotEmpty(phrases);
        Assert.All(phrases, p =>
        {
            Assert.False(string.IsNullOrWhiteSpace(p.Phrase.Da), p.Name);
            Assert.False(string.IsNullOrWhiteSpace(p.Phrase.En), p.Name);
            Assert.Equal(Gap().Matches(p.Phrase.Da).Select(m => m.Value).Order(), Gap().Matches(p.Phrase.En).Select(m => m.Value).Order());
        });
    }

    [Fact]
    public void A_form_is_the_whole_report_and_tells_what_can_not_be_read()
    {
        var definition = Definition(("ledig", 0), ("beskaeftiget", 0));
        var form = new ReportForm(new Dictionary<string, IReadOnlyList<string>> { ["v:d=ledig"] = ["1.784"], ["v:d=beskaeftiget"] = ["x"], ["comment"] = ["ok"] });
        var (submission, faults) = form.Read(definition, "2020", Language.Danish);
        Assert.Equal(true, submission["replace"]);
        Assert.Equal("ok", submission["comment"]);
        Assert.Single((IReadOnlyCollection<object>)submission["figures"]!);
        Assert.Equal("v:d=beskaeftiget", Assert.Single(faults).Field);
    }

    [Fact]
    public void A_fault_of_the_API_stands_at_its_field()
    {
        var definition = Definition(("ledig", 0), ("beskaeftiget", 0));
        // The first field is empty, so the API's first figure is the second field.
        var form = new ReportForm(new Dictionary<string, IReadOnlyList<string>> { ["v:d=beskaeftiget"] = ["-1"] });
        var placed = form.PlaceFaults(definition, [new("/figures/0/value", "not-negative", null, new("n", "n"))]);
        Assert.Equal("v:d=beskaeftiget", Assert.Single(placed).Field);
    }

    [Property]
    public bool An_axis_ends_on_a_round_number_above_every_figure(uint[] values) =>
        values.Length == 0 || Scale.NiceMax(values.Select(v => (decimal?)v)) is var max && values.All(v => v <= max) && max <= Math.Max(1, values.Max() * 2.5m);

    [Property]
    public bool An_axis_holds_every_figure_and_nought(short[] hundredths)
    {
        var values = hundredths.Select(v => v / 100m).ToList();
        var axis = Axis.Of(values.Select(v => (decimal?)v));
        return axis.Low <= 0 && axis.High >= 0 && axis.Ticks.Contains(0) && axis.Ticks.Count() is >= 2 and <= 10 && axis.Ticks.Last() == axis.High
            && values.All(v => v >= axis.Low && v <= axis.High) && (values.All(v => v < 0) || axis.PlaceOf(axis.High) == 1);
    }

    [Property]
    public bool Every_figure_is_on_a_step_of_the_map(int[] values)
    {
        var ends = LaidOutTable.StepsOf(values.Select(v => (decimal?)v));
        return ends.Count <= 5 && values.All(v => ends.Any(end => v <= end)) && ends.SequenceEqual(ends.Order());
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();

    private static Definition Definition(params (string Code, int)[] codes) => new(
        "d", 1, new("d", "d"), null, null, null, null, "figures", new("year", null, null, 31), new("municipality", null, null),
        [new("d", new("d", "d"), [.. codes.Select(c => new Code(c.Code, new(c.Code, c.Code)))], null)],
        [new("antal", new("a", "a"), new("u", "u"), 0, 0, 100)], null, null, null, null);
}
