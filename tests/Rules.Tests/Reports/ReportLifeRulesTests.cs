using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Rights;

namespace Kkr.Reports;

/// <summary>A report as it moves on in its life: each step is decided and folded, as its grain does it.</summary>
public sealed class ReportLifeRulesTests
{
    private static readonly Caller Anna = new("anna", [Role.Reporter, Role.Approver], [Given.Area("851")], []);
    private static readonly Caller Bo = new("bo", [Role.Approver], [Given.Area("851")], []);
    private static readonly Caller Secretariat = new("sekretariat", [Role.Secretariat], [], []);
    private static readonly PeriodTerms Open = PeriodTerms.Of(Given.DataSet().Periods, Period.OfYear(2020));
    private static readonly PeriodTerms Closed = Open with { Lock = new("sekretariat", Given.Noon.AddMinutes(5), "Opgjort.") };

    [Fact]
    public void A_draft_never_counts_and_may_break_rules()
    {
        var report = SaveDraft(Report.Empty(Given.Key()), Given.Submission(Given.Figure(0, "ledig", -5)));
        Assert.Equal(ReportStatus.Draft, report.Status);
        Assert.False(report.Counts);
        Assert.Empty(report.Figures);
        Assert.Equal(-5, Assert.Single(report.Draft!.Content.Figures).Value);
        Assert.Equal(ReportStatus.Missing, After(report, ReportLifeRules.DiscardDraft(report, Command(Anna)), "anna").Status);
    }

    [Fact]
    public void A_draft_beside_a_submitted_report_leaves_it_as_it_is_and_goes_when_something_is_submitted()
    {
        var report = Submit(Report.Empty(Given.Key()), 5);
        var drafted = SaveDraft(report, Given.Submission(Given.Figure(0, "ledig", 9)));
        Assert.Equal((ReportStatus.Submitted, report.DigestContent()), (drafted.Status, drafted.DigestContent()));
        Assert.Null(Submit(drafted, 6).Draft);
    }

    [Fact]
    public void Not_even_a_draft_holds_a_civil_registration_number() => Assert.Equal(
        RefusalKind.Invalid,
        ReportLifeRules.SaveDraft(
            Report.Empty(Given.Key()), Given.DataSet(),
            Given.Command(Given.Submission(Given.Figure(0, "ledig", 1)) with { Comment = "010203-1234" }), Open).Refusal?.Kind);

    [Fact]
    public void Somebody_else_than_the_submitter_approves()
    {
        var report = Submit(Report.Empty(Given.Key()), 5);
        Assert.Equal(RefusalKind.Forbidden, ReportLifeRules.Approve(report, Command(Anna), Open).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, ReportLifeRules.Approve(report, Command(Secretariat), Open).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, ReportLifeRules.Approve(report, Command(Given.Reporter("851")), Open).Refusal?.Kind);
        var approved = Approve(report);
        Assert.Equal((ReportStatus.Approved, "bo", report.DigestContent()), (approved.Status, approved.Approval?.By, approved.Approval?.ContentHash));
        Assert.Equal(RefusalKind.Conflict, ReportLifeRules.Approve(approved, Command(Bo), Open).Refusal?.Kind);
    }

    [Fact]
    public void Only_what_the_approver_has_seen_is_approved()
    {
        var report = Submit(Submit(Report.Empty(Given.Key()), 5), 6);
        Assert.Equal(RefusalKind.RevisionMismatch, ReportLifeRules.Approve(report, Command(Bo, expected: 1), Open).Refusal?.Kind);
        Assert.NotNull(ReportLifeRules.Approve(report, Command(Bo, expected: 2), Open).Event);
    }

    [Fact]
    public void An_approval_binds_to_the_content_and_not_to_a_later_one()
    {
        var approved = Approve(Submit(Report.Empty(Given.Key()), 5));
        var changed = Submit(approved, 6);
        Assert.Equal(ReportStatus.Submitted, changed.Status);
        Assert.NotEqual(changed.DigestContent(), changed.Approval?.ContentHash);
        var restored = Submit(changed, 5);
        Assert.Equal(ReportStatus.Approved, restored.Status);
        Assert.Equal(restored.DigestContent(), restored.Approval?.ContentHash);
    }

    [Fact]
    public void The_digest_is_of_the_content_whatever_revisions_led_to_it() => Assert.Equal(
        Submit(Report.Empty(Given.Key()), 5).DigestContent(),
        Submit(Submit(Report.Empty(Given.Key()), 4), 5.0m).DigestContent());

    [Fact]
    public void A_withdrawn_report_counts_no_more_until_something_is_submitted()
    {
        var approved = Approve(Submit(Report.Empty(Given.Key()), 5));
        var withdrawn = After(approved, ReportLifeRules.Withdraw(approved, Command(Anna), Open), "anna");
        Assert.Equal((ReportStatus.Withdrawn, false, null, null), (withdrawn.Status, withdrawn.Counts, withdrawn.Approval, withdrawn.CountsSince));
        Assert.Equal(RefusalKind.Conflict, ReportLifeRules.Withdraw(withdrawn, Command(Anna), Open).Refusal?.Kind);
        var again = Submit(withdrawn, 5);
        Assert.True(again.Counts);
        Assert.Equal(again.RecordedAt, again.CountsSince);
    }

    [Fact]
    public void A_lock_says_why_since_when_and_who_can_open_it()
    {
        var report = Approve(Submit(Report.Empty(Given.Key()), 5));
        Assert.Equal(RefusalKind.Forbidden, ReportLifeRules.Lock(report, Command(Bo, reason: "x")).Refusal?.Kind);
        Assert.Equal(RefusalKind.Invalid, ReportLifeRules.Lock(report, Command(Secretariat)).Refusal?.Kind);
        var locked = After(report, ReportLifeRules.Lock(report, Command(Secretariat, reason: "Til revision.")), "sekretariat");
        Assert.Equal((ReportStatus.Locked, true, true), (locked.Status, locked.Counts, locked.IsApproved));
        foreach (var refusal in new[]
                 {
                     Decide(locked, 6).Refusal!, ReportLifeRules.Withdraw(locked, Command(Anna), Open).Refusal!,
                     ReportLifeRules.Lock(locked, Command(Secretariat, reason: "Igen.")).Refusal!,
                 })
        {
            Assert.Equal(RefusalKind.ReportLocked, refusal.Kind);
            Assert.Equal(("Til revision.", "secretariat"), (refusal.Facts["reason"], refusal.Facts["openedBy"]));
            Assert.Equal(locked.Lock!.Since, DateTimeOffset.Parse(refusal.Facts["since"], null));
            Assert.Contains("Til revision.", refusal.Detail.Da, StringComparison.Ordinal);
        }

        Assert.Equal(RefusalKind.Invalid, ReportLifeRules.Reopen(locked, Command(Secretariat), Open).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, ReportLifeRules.Reopen(locked, Command(Bo, reason: "Fejl."), Open).Refusal?.Kind);
        var reopened = After(locked, ReportLifeRules.Reopen(locked, Command(Secretariat, reason: "Fejl."), Open), "sekretariat");
        Assert.Equal((ReportStatus.Approved, null), (reopened.Status, reopened.Lock));
        Assert.NotNull(Decide(reopened, 6).Event);
    }

    [Fact]
    public void A_lock_of_the_period_binds_every_report_but_one_that_was_reopened_since()
    {
        var report = Submit(Report.Empty(Given.Key()), 5);
        Assert.Equal(RefusalKind.ReportLocked, Decide(report, 6, Closed).Refusal?.Kind);
        Assert.Equal(RefusalKind.ReportLocked, Decide(Report.Empty(Given.Key()), 6, Closed).Refusal?.Kind);
        var reopened = After(report, ReportLifeRules.Reopen(report, Command(Secretariat, reason: "Fejl."), Closed), "sekretariat", minutes: 6);
        Assert.NotNull(Decide(reopened, 6, Closed).Event);
        var relocked = Closed with { Lock = Closed.Lock! with { Since = Given.Noon.AddMinutes(7) } };
        Assert.Equal(RefusalKind.ReportLocked, Decide(reopened, 6, relocked).Refusal?.Kind);
    }

    [Fact]
    public void A_period_that_opens_later_is_closed_and_says_when()
    {
        var refusal = Decide(Report.Empty(Given.Key()), 5, Open with { Opens = new(2021, 2, 1) }).Refusal!;
        Assert.Equal((RefusalKind.PeriodClosed, "2021-02-01"), (refusal.Kind, refusal.Facts["opens"]));
    }

    [Fact]
    public void A_correction_does_not_make_a_timely_report_late()
    {
        var first = Submit(Report.Empty(Given.Key()), 5);
        Assert.Equal(first.RecordedAt, Submit(first, 6).CountsSince);
    }

    private static ReportCommand Command(Caller caller, long? expected = null, string? reason = null) => new(new("key", caller), expected, reason);

    private static Decision<ReportEvent> Decide(Report report, decimal value, PeriodTerms? terms = null) => ReportRules.Submit(
        report, Given.DataSet(), Given.Command(Given.Submission(Given.Figure(0, "ledig", value)), Anna), new(2021, 1, 15), terms ?? Open);

    private static Report Submit(Report report, decimal value) => After(report, Decide(report, value), "anna");

    private static Report Approve(Report report) => After(report, ReportLifeRules.Approve(report, Command(Bo), Open), "bo");

    private static Report SaveDraft(Report report, Submission submission) =>
        After(report, ReportLifeRules.SaveDraft(report, Given.DataSet(), Given.Command(submission, Anna), Open), "anna");

    /// <summary>The report after what was decided, which goes through the ledger's form as it would.</summary>
    private static Report After(Report report, Decision<ReportEvent> decision, string actor, int? minutes = null)
    {
        Assert.Null(decision.Refusal);
        var happened = LedgerJson.Read<ReportEvent>(LedgerJson.Write(decision.Event!));
        return ReportFold.Apply(report, new Happened<ReportEvent>(
            report.Revision + 1, Given.Noon.AddMinutes(minutes ?? report.Revision + 1), actor, EntryHash.None, happened));
    }
}
