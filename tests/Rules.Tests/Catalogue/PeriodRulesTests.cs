using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Catalogue;

/// <summary>What the secretariat does with a period: dates, lock, reopening.</summary>
public sealed class PeriodRulesTests
{
    private static readonly Period Year = Period.OfYear(2020);
    private static readonly Caller Secretariat = new("sekretariat", [Role.Secretariat], [], []);
    private static readonly DataSetState Known = DataSetState.Empty with { Versions = [Given.DataSet()] };

    [Fact]
    public void Dates_of_a_period_stand_instead_of_the_definition()
    {
        Assert.Equal(new DateOnly(2021, 1, 31), Known.At(Given.Noon)!.TermsOf(Year).Deadline);
        var state = After(Known, PeriodRules.Schedule(Known, Secretariat, Year, new(null, new(2021, 3, 1))));
        Assert.Equal((new(2020, 1, 1), new(2021, 3, 1)), (state.At(Given.Noon)!.TermsOf(Year).Opens, state.At(Given.Noon)!.TermsOf(Year).Deadline));
        Assert.Equal(new DateOnly(2020, 1, 31), state.At(Given.Noon)!.TermsOf(Period.OfYear(2019)).Deadline);
    }

    [Fact]
    public void A_deadline_is_not_before_the_opening() => Assert.Equal(
        RefusalKind.Invalid, PeriodRules.Schedule(Known, Secretariat, Year, new(new(2021, 2, 1), new(2021, 1, 31))).Refusal?.Kind);

    [Fact]
    public void Only_the_secretariat_sets_dates_locks_and_reopens()
    {
        var reporter = Given.Reporter("851");
        Assert.Equal(RefusalKind.Forbidden, PeriodRules.Schedule(Known, reporter, Year, new(null, null)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, PeriodRules.Lock(Known, reporter, Year, "x").Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, PeriodRules.Reopen(Known, reporter, Year, "x").Refusal?.Kind);
    }

    [Fact]
    public void A_period_is_locked_and_reopened_with_a_reason()
    {
        Assert.Equal(RefusalKind.Invalid, PeriodRules.Lock(Known, Secretariat, Year, " ").Refusal?.Kind);
        Assert.Equal(RefusalKind.Conflict, PeriodRules.Reopen(Known, Secretariat, Year, "Fejl.").Refusal?.Kind);
        var locked = After(Known, PeriodRules.Lock(Known, Secretariat, Year, "Opgjort."));
        Assert.Equal(new PeriodLock("sekretariat", Given.Noon, "Opgjort."), locked.At(Given.Noon)!.TermsOf(Year).Lock);
        Assert.Null(locked.At(Given.Noon)!.TermsOf(Period.OfYear(2019)).Lock);
        Assert.Null(After(locked, PeriodRules.Reopen(locked, Secretariat, Year, "Fejl.")).At(Given.Noon)!.TermsOf(Year).Lock);
    }

    [Fact]
    public void A_period_of_another_length_has_no_terms() => Assert.Equal(
        RefusalKind.Invalid, PeriodRules.Lock(Known, Secretariat, Period.Parse("2020K1"), "x").Refusal?.Kind);

    private static DataSetState After(DataSetState state, Decision<DataSetEvent> decision)
    {
        Assert.Null(decision.Refusal);
        return DataSetState.Apply(state, new(
            state.Revision + 1, Given.Noon, "sekretariat", EntryHash.None, LedgerJson.Read<DataSetEvent>(LedgerJson.Write(decision.Event!))));
    }
}
