using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Rights;

namespace Kkr.Catalogue;

/// <summary>New definitions and new versions: what is refused, and that older versions stay.</summary>
public sealed class DefinitionTest
{
    private static readonly Caller Secretariat = new("anne", [Role.Secretariat], [], []);

    [Fact]
    public void Every_fault_of_shape_is_named_at_once()
    {
        var read = DataSetJson.TryRead(
            """
            { "id": "x", "title": { "da": "X" }, "content": "tal", "periods": { "type": "year", "first": "i fjor", "deadlineDays": "31" },
              "reporting": { "by": "municipality" }, "farve": "blå", "source": { "da": "010190-1234", "en": "x" } }
            """, out _, out var faults);

        Assert.False(read);
        Assert.Equal(
            ["/content unknown-code", "/farve unknown-member", "/periods/deadlineDays type", "/periods/first type",
                "/source/da no-civil-registration-number", "/title/en required"],
            faults.Select(f => $"{f.Path} {f.Rule}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_fault_of_meaning_is_named_at_once()
    {
        var good = CatalogueFiles.Definition("sosu-frafald");
        var bad = good with
        {
            Measures = [good.Measures[0], good.Measures[0] with { Decimals = 9 }],
            Rules = [good.Rules[0] with { With = null }],
            Indicators = [good.Indicators[0] with { Of = new(ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("farve", ["blaa"])) }],
            Disclosure = new(1),
        };

        Assert.Equal(
            ["/disclosure/minimum range", "/indicators/0/of/at/farve unknown-dimension", "/indicators/0/per/at/ContentsCode/0 unknown-code",
                "/measures/1/decimals range", "/measures/1/id unique", "/rules/0/with required"],
            DefinitionRules.Check(bad).Select(f => $"{f.Path} {f.Rule}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_next_version_leaves_the_older_ones_to_explain_their_reports()
    {
        var first = CatalogueFiles.Definition("voksenlaerlinge");
        var state = Then(DataSetState.Empty, DataSetRules.Define(DataSetState.Empty, Secretariat, first));
        var second = first with { Version = 0, Title = new("Voksenlærlinge nu", "Adult apprentices now") };

        state = Then(state, DataSetRules.Define(state, Secretariat, second));

        Assert.Equal([1, 2], state.History.Select(v => v.Definition.Version));
        Assert.Equal("Voksenlærlinge", state.History[0].Definition.Title.Da);
        Assert.Equal("Voksenlærlinge nu", state.Definition!.Title.Da);
        Assert.Equal(Kkr.Reports.RefusalKind.RevisionMismatch, DataSetRules.Define(state, Secretariat, second with { Version = 2 }).Refusal!.Kind);
        Assert.Equal(["/content fixed"], DataSetRules.Define(state, Secretariat, second with
        {
            Content = ContentKind.Answers,
            Measures = [],
            Dimensions = [],
            Rules = [],
            Indicators = [],
            Questions = CatalogueFiles.Definition("danskuddannelse-undersoegelse").Questions,
        }).Errors());
        Assert.Equal(Kkr.Reports.RefusalKind.Forbidden, DataSetRules.Define(state, Caller.Anonymous, second).Refusal!.Kind);
    }

    [Fact]
    public void A_counting_year_runs_from_October_to_September_item_3_2()
    {
        var periods = CatalogueFiles.Definition("sosu-nyuddannede").Periods;
        var year = Kkr.Reports.Period.Parse("2017-2018");
        Assert.Equal(new DateOnly(2017, 10, 1), periods.OpeningOf(year));
        Assert.Equal(new DateOnly(2018, 9, 30).AddDays(90), periods.DeadlineOf(year));
    }

    [Fact]
    public void A_projection_can_be_reported_for_years_to_come_item_3_2()
    {
        var periods = CatalogueFiles.Definition("sosu-fremskrivning").Periods;
        Assert.True(periods.IsOpen(Kkr.Reports.Period.OfYear(2045), new(2021, 6, 1)));
        Assert.False(periods.IsOpen(Kkr.Reports.Period.OfYear(2046), new(2021, 6, 1)));
        Assert.False(periods.IsOpen(Kkr.Reports.Period.OfYear(2045), new(2020, 12, 31)));
    }

    private static DataSetState Then(DataSetState state, Decision<DataSetEvent> decided) =>
        DataSetState.Apply(state, new(state.Revision + 1, DateTimeOffset.UnixEpoch, "anne", EntryHash.None, decided.Accept()));
}
