using Kkr.Ledger;
using Kkr.Rights;

namespace Kkr.Reports;

public sealed class ReportRulesTests
{
    private static readonly DateOnly Today = new(2021, 1, 15);
    private static readonly Submission Content = Given.Submission(Given.Figure(0, "ledig", 577));

    private static Decision<ReportEvent> Submit(ReportKey key, SubmitReport? command = null, Func<Report, Report>? state = null, DateOnly? today = null)
    {
        var report = Report.Empty(key);
        return ReportRules.Submit(state is null ? report : state(report), Given.DataSet(), command ?? Given.Command(Content, Given.Reporter(key.Reporter.Value)), today ?? Today);
    }

    [Fact]
    public void A_submission_becomes_an_event()
    {
        var submitted = Assert.IsType<ReportSubmitted>(Submit(Given.Key()).Event);
        Assert.Equal([new(Given.Place("ledig"), 577m, null)], submitted.Figures);
        Assert.Equal((false, false, 1), (submitted.Replace, submitted.OnBehalf, submitted.DefinitionVersion));
    }

    [Fact]
    public void The_secretariat_submits_on_behalf() => Assert.True(Assert.IsType<ReportSubmitted>(
        Submit(Given.Key(), Given.Command(Content, new Caller("s", [Role.Secretariat], [], []))).Event).OnBehalf);

    [Theory]
    [InlineData("825", "2020", RefusalKind.ReportsJointly)]
    [InlineData("081", "2020", RefusalKind.Forbidden)]
    [InlineData("851", "2004", RefusalKind.PeriodClosed)]
    [InlineData("851", "2022", RefusalKind.PeriodClosed)]
    [InlineData("851", "2020K1", RefusalKind.Invalid)]
    public void Who_and_when_are_checked(string reporter, string period, RefusalKind kind) =>
        Assert.Equal(kind, Submit(Given.Key(reporter, period)).Refusal?.Kind);

    [Fact]
    public void A_region_does_not_report_what_municipalities_do() => Assert.Equal(
        RefusalKind.Invalid, Submit(Given.Key("081"), Given.Command(Content, new Caller("s", [Role.Secretariat], [], []))).Refusal?.Kind);

    [Fact]
    public void A_joint_reporter_is_told_through_whom()
    {
        var refusal = Submit(Given.Key("825")).Refusal!;
        Assert.Equal(("813", "Frederikshavn"), (refusal.Facts["municipality"], refusal.Facts["municipalityName"]));
    }

    [Fact]
    public void A_period_opens_on_its_first_day()
    {
        Assert.NotNull(Submit(Given.Key(period: "2021"), today: new(2020, 12, 31)).Refusal);
        Assert.NotNull(Submit(Given.Key(period: "2021"), today: new(2021, 1, 1)).Event);
    }

    [Fact]
    public void The_right_is_checked_before_anything_is_told() =>
        Assert.Equal(RefusalKind.Forbidden, Submit(Given.Key("825"), Given.Command(Content, Given.Reporter("851"))).Refusal?.Kind);

    [Fact]
    public void The_expected_revision_must_be_the_current_one()
    {
        Assert.NotNull(Submit(Given.Key(), Given.Command(Content, expected: 3), r => r with { Revision = 3 }).Event);
        Assert.NotNull(Submit(Given.Key(), Given.Command(Content, expected: 0)).Event);
        var refusal = Submit(Given.Key(), Given.Command(Content, expected: 2), r => r with { Revision = 3 }).Refusal!;
        Assert.Equal((RefusalKind.RevisionMismatch, "3"), (refusal.Kind, refusal.Facts["revision"]));
    }

    [Fact]
    public void A_locked_report_does_not_change() =>
        Assert.Equal(RefusalKind.ReportLocked, Submit(Given.Key(), state: r => r with { Lock = new("s", default, "x", ReportStatus.Submitted) }).Refusal?.Kind);
}
