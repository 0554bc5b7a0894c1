using System.Collections.Immutable;
using System.Globalization;
using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Municipalities;

namespace Kkr.Reports;

/// <summary>What may happen to a report. Pure.</summary>
internal static class ReportRules
{
    /// <summary>Decides on a submission.</summary>
    /// <param name="report">The report as it will be once what is under way is durable.</param>
    /// <param name="definition">The data set's definition.</param>
    /// <param name="command">What is asked for.</param>
    /// <param name="today">The day in Denmark.</param>
    /// <param name="terms">When the period opens and whether it is locked; null for what follows from the definition.</param>
    /// <param name="surroundings">What else the reporter has reported; null for nothing known.</param>
    public static Decision<ReportEvent> Submit(
        Report report, DataSetDefinition definition, SubmitReport command, DateOnly today, PeriodTerms? terms = null,
        Surroundings? surroundings = null)
    {
        terms ??= PeriodTerms.Of(definition.Periods, report.Key.Period);
        var reporter = report.Key.Reporter;
        if (!command.Command.Caller.MayReportFor(reporter)) return Refusal.Forbidden;
        if (definition.Reporting.Through(reporter) is { } through) return ReportsJointly(reporter, through);
        if (!definition.Reporting.Includes(reporter)) return NotAsked(reporter, definition.Id);

        var submission = SubmissionRules.Check(definition, command.Submission);
        if (!definition.Periods.Has(report.Key.Period))
            return Refusal.Invalid(submission.Errors.Add(WrongPeriod(report.Key.Period, definition.Periods)));
        if (!submission.Errors.IsEmpty) return Refusal.Invalid(submission.Errors);
        if (!definition.Periods.Covers(report.Key.Period) || terms.Opens > today) return PeriodClosed(definition.Periods, terms, today);
        if (LockOf(report, terms) is { } locked) return Locked(locked);
        if (command.ExpectedRevision is { } expected && expected != report.Revision)
            return RevisionMismatch(report.Revision);

        var after = With(report, submission, command.Submission.Replace);
        if (after.Records.Length > Report.MaxRecords)
            return Refusal.Invalid([new("/records", "too-many", null,
                new($"Højst {Report.MaxRecords} poster i en indberetning.", $"At most {Report.MaxRecords} records in a report."))]);
        var (errors, warnings) = FigureRules.Check(definition, after, command.Submission, surroundings ?? Surroundings.None);
        if (!errors.IsEmpty) return Refusal.Invalid(errors);

        return new ReportSubmitted(
            submission.Figures, command.Submission.Replace, command.Submission.Comment,
            command.Command.Caller.ActsOnBehalfOf(reporter), definition.Version, warnings)
        {
            Records = submission.Records,
            Answers = submission.Answers,
            KeepsApproval = report.Approval is { } approval && approval.ContentHash == after.DigestContent() ? true : null,
        };
    }

    /// <summary>Why a report can't change: a lock of its own, or one of its whole period that it was not reopened from.</summary>
    public static PeriodLock? LockOf(Report report, PeriodTerms terms) =>
        report.Lock is { } own ? new(own.By, own.Since, own.Reason)
        : terms.Lock is { } whole && !(report.ReopenedAt > whole.Since) ? whole
        : null;

    /// <summary>A report that can't change: why, since when, and who can open it.</summary>
    public static Refusal Locked(PeriodLock locked)
    {
        var since = $"{DanishCalendar.DayOf(locked.Since):yyyy-MM-dd}";
        return new(
            RefusalKind.ReportLocked,
            new($"Indberetningen er låst siden {since}: {locked.Reason} Sekretariatet kan genåbne den.",
                $"The report has been locked since {since}: {locked.Reason} The secretariat can reopen it."),
            [],
            ImmutableDictionary<string, string>.Empty
                .Add("reason", locked.Reason)
                .Add("since", locked.Since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture))
                .Add("lockedBy", locked.By).Add("openedBy", Rights.Role.Secretariat));
    }

    /// <summary>The caller expected another revision.</summary>
    public static Refusal RevisionMismatch(long revision) => new(
        RefusalKind.RevisionMismatch,
        new("Indberetningen er ændret i mellemtiden.", "The report has changed in the meantime."),
        "revision", revision.ToString(CultureInfo.InvariantCulture));

    private static Report With(Report report, CheckedSubmission submission, bool replace) => report with
    {
        Figures = ReportFold.Merge(report.Figures, submission.Figures, replace),
        Records = ContentFold.Merge(report.Records, submission.Records, replace),
        Answers = ContentFold.Merge(report.Answers, submission.Answers, replace),
    };

    /// <summary>The fault of a period that is not of the data set's type.</summary>
    public static ValidationError WrongPeriod(Period period, Periods periods) => new(
        "/period", "period-type", $"\"{period}\"",
        new($"Datasættet indberettes ikke for en periode af denne længde, men for: {periods.Type}.",
            $"The data set is not reported for a period of this length, but for: {periods.Type}."));

    private static Refusal ReportsJointly(AreaCode reporter, AreaCode through) => new(
        RefusalKind.ReportsJointly,
        new($"{Areas.NameOf(reporter)} indberetter her gennem {Areas.NameOf(through)}.",
            $"{Areas.NameOf(reporter)} reports through {Areas.NameOf(through)} here."),
        ImmutableArray<ValidationError>.Empty,
        ImmutableDictionary<string, string>.Empty
            .Add("municipality", through.Value).Add("municipalityName", Areas.NameOf(through)));

    private static Refusal NotAsked(AreaCode reporter, string dataSet) => Refusal.Invalid([new(
        "/dataSet", "not-a-reporter", $"\"{dataSet}\"",
        new($"{Areas.NameOf(reporter)} indberetter ikke dette datasæt.", $"{Areas.NameOf(reporter)} does not report this data set."))]);

    private static Refusal PeriodClosed(Periods periods, PeriodTerms terms, DateOnly today)
    {
        var period = terms.Period;
        var (da, en) = terms.Opens > today
            ? ($"åbner for indberetning {terms.Opens:yyyy-MM-dd}", $"opens for reports on {terms.Opens:yyyy-MM-dd}")
            : ("ligger uden for de perioder, der kan indberettes", "is outside the periods that can be reported");
        var facts = ImmutableDictionary<string, string>.Empty.Add("period", period.ToString())
            .Add("opens", $"{terms.Opens:yyyy-MM-dd}").Add("openedBy", Rights.Role.Secretariat);
        if (periods.First is { } first) facts = facts.Add("first", first.ToString());
        facts = facts.Add("last", (periods.Last ?? Period.Containing(periods.Type, today)).ToString());
        return new(RefusalKind.PeriodClosed, new($"Perioden {period} {da}.", $"The period {period} {en}."), [], facts);
    }
}
