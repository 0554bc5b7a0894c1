using Kkr.Catalogue;
using Kkr.Ledger;

namespace Kkr.Reports;

/// <summary>
/// How a report moves from draft to submitted, approved, locked and reopened, or is withdrawn. Pure. Each rule is given the
/// report as it will be once what is under way is durable.
/// </summary>
internal static class ReportLifeRules
{
    /// <summary>Decides on saving a draft. It may break rules, but never hold a civil registration number (guarantee G9).</summary>
    public static Decision<ReportEvent> SaveDraft(Report report, DataSetDefinition definition, SubmitReport command, PeriodTerms terms)
    {
        var (caller, reporter) = (command.Command.Caller, report.Key.Reporter);
        if (!caller.MayReportFor(reporter)) return Refusal.Forbidden;
        if (!definition.Reporting.Includes(reporter) || definition.Reporting.Through(reporter) is not null)
            return Conflict("Området indberetter ikke selv dette datasæt.", "The area does not report this data set itself.");
        if (!definition.Periods.Has(report.Key.Period))
            return Refusal.Invalid([ReportRules.WrongPeriod(report.Key.Period, definition.Periods)]);
        var stopping = SubmissionRules.Check(definition, command.Submission).Errors
            .RemoveAll(e => e.Rule is not ("no-civil-registration-number" or RecordRules.InTheClear));
        if (!stopping.IsEmpty) return Refusal.Invalid(stopping);
        if (Misplaced(report, terms, command.ExpectedRevision) is { } refusal) return refusal;
        return new DraftSaved(
            command.Submission with { Faults = [] }, caller.ActsOnBehalfOf(reporter),
            report.Status == ReportStatus.Missing ? ReportStatus.Draft : report.Status);
    }

    /// <summary>Decides on throwing the draft away.</summary>
    public static Decision<ReportEvent> DiscardDraft(Report report, ReportCommand command)
    {
        if (!command.Command.Caller.MayReportFor(report.Key.Reporter)) return Refusal.Forbidden;
        if (command.ExpectedRevision is { } expected && expected != report.Revision) return ReportRules.RevisionMismatch(report.Revision);
        return report.Draft is null
            ? Conflict("Der er ingen kladde.", "There is no draft.")
            : new DraftDiscarded(report.Status == ReportStatus.Draft ? ReportStatus.Missing : report.Status);
    }

    /// <summary>Decides on an approval: by an approver of the municipality who did not submit the revision.</summary>
    public static Decision<ReportEvent> Approve(Report report, ReportCommand command, PeriodTerms terms)
    {
        var caller = command.Command.Caller;
        if (!caller.MayApproveFor(report.Key.Reporter)) return Refusal.Forbidden;
        if (ReasonRules.Check(command.Reason, required: false) is { IsEmpty: false } faults) return Refusal.Invalid(faults);
        if (Misplaced(report, terms, command.ExpectedRevision) is { } refusal) return refusal;
        if (report.Status == ReportStatus.Approved)
            return Conflict("Indberetningen er allerede godkendt.", "The report is approved already.");
        if (report.Status != ReportStatus.Submitted)
            return Conflict("Der er intet indsendt at godkende.", "Nothing is submitted that could be approved.");
        return report.SubmittedBy == caller.Subject
            ? new Refusal(
                RefusalKind.Forbidden,
                new("En anden end indsenderen skal godkende.", "Somebody else than the submitter must approve."))
            : new ReportApproved(report.DigestContent(), command.Reason);
    }

    /// <summary>Decides on taking a report back.</summary>
    public static Decision<ReportEvent> Withdraw(Report report, ReportCommand command, PeriodTerms terms)
    {
        var caller = command.Command.Caller;
        if (!caller.MayReportFor(report.Key.Reporter)) return Refusal.Forbidden;
        if (ReasonRules.Check(command.Reason, required: false) is { IsEmpty: false } faults) return Refusal.Invalid(faults);
        if (Misplaced(report, terms, command.ExpectedRevision) is { } refusal) return refusal;
        return report.Counts
            ? new ReportWithdrawn(command.Reason, caller.ActsOnBehalfOf(report.Key.Reporter))
            : Conflict("Der er intet indsendt at trække tilbage.", "Nothing is submitted that could be withdrawn.");
    }

    /// <summary>Decides on closing one report to change.</summary>
    public static Decision<ReportEvent> Lock(Report report, ReportCommand command)
    {
        if (!command.Command.Caller.IsSecretariat) return Refusal.Forbidden;
        if (ReasonRules.Check(command.Reason, required: true) is { IsEmpty: false } faults) return Refusal.Invalid(faults);
        if (report.Lock is { } own) return ReportRules.Locked(new(own.By, own.Since, own.Reason));
        if (command.ExpectedRevision is { } expected && expected != report.Revision) return ReportRules.RevisionMismatch(report.Revision);
        return report.Counts
            ? new ReportLocked(command.Reason!)
            : Conflict("Der er intet indsendt at låse.", "Nothing is submitted that could be locked.");
    }

    /// <summary>Decides on opening one locked report to change again, whether it or its whole period is locked.</summary>
    public static Decision<ReportEvent> Reopen(Report report, ReportCommand command, PeriodTerms terms)
    {
        if (!command.Command.Caller.IsSecretariat) return Refusal.Forbidden;
        if (ReasonRules.Check(command.Reason, required: true) is { IsEmpty: false } faults) return Refusal.Invalid(faults);
        if (command.ExpectedRevision is { } expected && expected != report.Revision) return ReportRules.RevisionMismatch(report.Revision);
        return ReportRules.LockOf(report, terms) is null
            ? Conflict("Indberetningen er ikke låst.", "The report is not locked.")
            : new ReportReopened(command.Reason!, report.Lock?.Before ?? report.Status);
    }

    private static Refusal? Misplaced(Report report, PeriodTerms terms, long? expected) =>
        ReportRules.LockOf(report, terms) is { } locked ? ReportRules.Locked(locked)
        : expected is not null && expected != report.Revision ? ReportRules.RevisionMismatch(report.Revision)
        : null;

    private static Refusal Conflict(string da, string en) => new(RefusalKind.Conflict, new(da, en));
}
