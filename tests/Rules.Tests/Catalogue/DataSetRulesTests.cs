using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Catalogue;

public sealed class DataSetRulesTests
{
    private static readonly Caller Secretariat = new("s", [Role.Secretariat], [], []);

    private static IEnumerable<(string Path, string Rule)> Faults(DataSetDefinition definition) =>
        DefinitionRules.Check(definition).Select(e => (e.Path, e.Rule));

    private static DataSetState After(params DataSetEvent[] events) => events.Select((e, i) => (e, i)).Aggregate(
        DataSetState.Empty, (state, next) => DataSetState.Apply(state, new(next.i + 1, Given.Noon, "s", EntryHash.None, next.e)));

    [Fact]
    public void A_sound_definition_has_no_fault() => Assert.Empty(Faults(Given.DataSet()));

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("Stor")]
    [InlineData("æble")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("a/b")]
    [InlineData("a=b")]
    [InlineData("a;b")]
    [InlineData("a\n")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    [InlineData(null)]
    public void An_id_is_short_lower_case_ASCII(string? id)
    {
        Assert.Equal([("/id", "id")], Faults(Given.DataSet() with { Id = id! }));
        Assert.Equal([("/dimensions/0/codes/0/id", "id")], Faults(Given.DataSet(dimensions: [new("d", Given.Words, [new(id!, Given.Words)], null)])));
    }

    [Fact]
    public void All_faults_are_found_at_once() => Assert.Equal(
        [
            ("/measures/0/decimals", "range"), ("/measures/0/max", "range"), ("/measures/1/max", "range"),
            ("/dimensions/1/id", "unique"), ("/dimensions/0/codes", "required"), ("/dimensions/1/default", "unknown-code"),
        ],
        Faults(Given.DataSet(
            [Given.Measure("a", 7, 1, 0), Given.Measure("b", 0, 0, 1_000_000_000_000_001m)],
            [new("d", Given.Words, [], null), Given.Dimension("x") with { Id = "d" }])).OrderBy(f => f.Path.StartsWith("/measures", StringComparison.Ordinal) ? 0 : 1));

    [Fact]
    public void Figures_need_a_measure() => Assert.Contains(("/measures", "required"), Faults(Given.DataSet([])));

    [Fact]
    public void Versions_follow_each_other()
    {
        Assert.IsType<DataSetDefined>(DataSetRules.Define(DataSetState.Empty, Secretariat, Given.DataSet()).Event);
        var state = After(new DataSetDefined(Given.DataSet()));
        Assert.Equal(RefusalKind.RevisionMismatch, DataSetRules.Define(state, Secretariat, Given.DataSet()).Refusal?.Kind);
        Assert.Equal(RefusalKind.RevisionMismatch, DataSetRules.Define(state, Secretariat, Given.DataSet() with { Version = 3 }).Refusal?.Kind);
        Assert.IsType<DataSetDefined>(DataSetRules.Define(state, Secretariat, Given.DataSet() with { Version = 2 }).Event);
    }

    [Fact]
    public void Only_the_secretariat_defines_and_publishes()
    {
        Assert.Equal(RefusalKind.Forbidden, DataSetRules.Define(DataSetState.Empty, Given.Reporter("851"), Given.DataSet()).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, Publish(DataSetState.Empty, new(Period.OfYear(2020), null, null), Given.Reporter("851")).Refusal?.Kind);
    }

    [Fact]
    public void A_period_of_the_data_set_is_published_as_it_stands_in_the_ledger()
    {
        Assert.Equal(RefusalKind.NotFound, Publish(DataSetState.Empty, new(Period.OfYear(2020), null, null)).Refusal?.Kind);
        var defined = new DataSetDefined(Given.DataSet());
        Assert.Equal(RefusalKind.Invalid, Publish(After(defined), new(Period.Parse("2020K1"), null, null)).Refusal?.Kind);
        var published = Assert.IsType<PeriodPublished>(Publish(After(defined), new(Period.OfYear(2020), null, null)).Event);
        var state = After(defined, published);
        Assert.Equal([Period.OfYear(2020)], state.At(Given.Noon)!.Published);
        Assert.Equal([new Publication(Period.OfYear(2020), 17, Given.Noon, Given.Noon, null)], state.Publications);
        Assert.Equal(2, state.Revision);
    }

    [Theory]
    [InlineData(null, null, "/reason required")]
    [InlineData(null, " ", "/reason required")]
    [InlineData(null, "Aalborg rettede.", null)]
    [InlineData("2099-01-15T07:00:00Z", null, null)]
    [InlineData("2099-07-15T06:00:00Z", null, null)]
    [InlineData("2099-07-15T08:00:00+02:00", "Varslet.", null)]
    [InlineData("2099-01-15T08:00:00Z", null, "/at release-time")]
    [InlineData("2099-01-15T07:00:01Z", null, "/at release-time")]
    [InlineData("2001-01-15T07:00:00Z", null, "/at release-time")]
    public void What_is_public_changes_announced_or_with_a_reason(string? at, string? reason, string? fault)
    {
        var state = After(new DataSetDefined(Given.DataSet()), new PeriodPublished(Period.OfYear(2020), 1));
        var instant = at is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        var decision = Publish(state, new(Period.OfYear(2020), instant, reason));
        Assert.Equal(fault, decision.Refusal is { } refusal ? string.Join(", ", refusal.Errors.Select(e => $"{e.Path} {e.Rule}")) : null);
    }

    [Fact]
    public void An_announced_publication_is_seen_from_its_time_on_and_needs_no_reason_before()
    {
        var at = Given.Noon.AddDays(1);
        var state = After(new DataSetDefined(Given.DataSet()), new PeriodPublished(Period.OfYear(2020), 1, at));
        Assert.Empty(state.At(at.AddTicks(-1))!.Published);
        Assert.Equal([Period.OfYear(2020)], state.At(at)!.Published);
        Assert.Empty(state.At(at)!.PublicAt(at.AddTicks(-1)));
        Assert.Null(Publish(state, new(Period.OfYear(2020), null, null)).Refusal);
    }

    [Fact]
    public void What_is_announced_and_overtaken_is_never_shown()
    {
        Period year = Period.OfYear(2020), other = Period.OfYear(2019);
        var friday = Given.Noon.AddDays(4);
        var state = After(
            new DataSetDefined(Given.DataSet()), new PeriodPublished(year, 10), new PeriodPublished(year, 20, friday), new PeriodPublished(other, 25), new PeriodPublished(year, 30, null, "Rettet."));
        Assert.Equal([10, 25, 30], state.At(friday)!.ShownAt(friday.AddTicks(-1)).Select(p => p.Position));
        Assert.Equal([10, 25, 30], state.At(friday)!.ShownAt(friday).Select(p => p.Position));
        Assert.Equal([10, 30], state.At(friday)!.PublicAt(friday)[year].Select(p => p.Position));

        // What is announced and not overtaken is shown when its time comes, in its turn.
        var announced = After(new DataSetDefined(Given.DataSet()), new PeriodPublished(year, 20, friday), new PeriodPublished(other, 25)).At(friday)!;
        Assert.Equal([25], announced.ShownAt(friday.AddTicks(-1)).Select(p => p.Position));
        Assert.Equal([25, 20], announced.ShownAt(friday).Select(p => p.Position));
    }

    [Fact]
    public void What_was_decided_on_duplicates_is_known_as_of_a_position()
    {
        var state = DataSetState.Empty;
        void Happens(long position, DataSetEvent happened) => state = DataSetState.Apply(
            state, new(state.Revision + 1, Given.Noon, "s", EntryHash.None, happened) { Position = position });
        Happens(1, new DataSetDefined(Given.DataSet()));
        Happens(5, new DuplicateDecided("k", DuplicateVerdict.Distinct, null, ["a", "b"], null));
        Happens(9, new DuplicateDecided("k", DuplicateVerdict.Same, "a", ["a", "b"], null));
        var dataSet = state.At(Given.Noon)!;

        Assert.Empty(dataSet.DecisionsAt(4));
        Assert.Equal(DuplicateVerdict.Distinct, dataSet.DecisionsAt(5)["k"].Verdict);
        Assert.Equal(DuplicateVerdict.Distinct, dataSet.DecisionsAt(8)["k"].Verdict);
        Assert.Equal(DuplicateVerdict.Same, dataSet.DecisionsAt(9)["k"].Verdict);
        Assert.Equal(DuplicateVerdict.Same, dataSet.Decisions["k"].Verdict);
    }

    [Fact]
    public void Entries_from_before_positions_were_kept_are_of_their_own_position() => Assert.Equal(
        40,
        DataSetState.Apply(DataSetState.Empty, new(1, Given.Noon, "s", EntryHash.None, new PeriodPublished(Period.OfYear(2020))) { Position = 40 })
            .Publications.Single().Position);

    private static Decision<DataSetEvent> Publish(DataSetState state, PublicationOrder order, Caller? caller = null) =>
        DataSetRules.Publish(state, caller ?? Secretariat, order, 17, Given.Noon);

    [Fact]
    public void Who_is_expected_leaves_out_those_who_report_through_another()
    {
        var reporting = Given.DataSet().Reporting;
        Assert.Equal(10, reporting.ExpectedIn(Given.Area("081")).Count());
        Assert.Equal(97, reporting.ExpectedIn(AreaCode.Country).Count());
        Assert.DoesNotContain(Given.Area("825"), reporting.ExpectedIn(AreaCode.Country));
        Assert.True(reporting.Includes(Given.Area("825")) && reporting.Through(Given.Area("825")) == Given.Area("813"));
        Assert.Empty(reporting.ExpectedIn(Given.Area("851")));
        var regional = reporting with { By = ReporterKind.Region, Regions = [Given.Area("081")] };
        Assert.Equal([Given.Area("081")], regional.ExpectedIn(AreaCode.Country));
        Assert.False(regional.Includes(Given.Area("084")) || regional.Includes(AreaCode.Country) || regional.Includes(Given.Area("851")));
        Assert.Equal([AreaCode.Country], (reporting with { By = ReporterKind.Country }).ExpectedIn(AreaCode.Country));
    }

    [Fact]
    public void The_deadline_is_counted_from_the_last_day() =>
        Assert.Equal(new DateOnly(2021, 1, 31), Given.DataSet().Periods.DeadlineOf(Period.OfYear(2020)));
}
