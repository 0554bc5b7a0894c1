using System.Collections.Immutable;
using Kkr.Ledger;

namespace Kkr.Reports;

/// <summary>How a report's entries add up to the report. Pure: its grain and the tables fold by it alike.</summary>
internal static class ReportFold
{
    /// <summary>The report after an event.</summary>
    public static Report Apply(Report report, Happened<ReportEvent> happened)
    {
        report = report with
        {
            Revision = happened.Sequence,
            Position = happened.Position,
            RecordedAt = happened.RecordedAt,
            Hash = happened.Hash.ToString(),
        };
        return happened.Event switch
        {
            ReportSubmitted submitted => report with
            {
                Status = submitted.KeepsApproval == true ? ReportStatus.Approved : ReportStatus.Submitted,
                Figures = Merge(report.Figures, submitted.Figures, submitted.Replace),
                Records = ContentFold.Merge(report.Records, submitted.Records, submitted.Replace),
                Answers = ContentFold.Merge(report.Answers, submitted.Answers, submitted.Replace),
                Comment = submitted.Comment,
                SubmittedBy = happened.Actor,
                OnBehalf = submitted.OnBehalf,
                SubmittedAt = happened.RecordedAt,
                DefinitionVersion = submitted.DefinitionVersion,
                CountsSince = report.Counts ? report.CountsSince : happened.RecordedAt,
                Draft = null,
            },
            ReportApproved approved => report with
            {
                Status = ReportStatus.Approved,
                Approval = new(happened.Actor, happened.RecordedAt, approved.ContentHash),
            },
            ReportWithdrawn => report with { Status = ReportStatus.Withdrawn, Approval = null, CountsSince = null },
            ReportLocked locked => report with
            {
                Status = ReportStatus.Locked,
                Lock = new(happened.Actor, happened.RecordedAt, locked.Reason, report.Status),
            },
            ReportReopened reopened => report with { Status = reopened.Status, Lock = null, ReopenedAt = happened.RecordedAt },
            DraftSaved draft => report with
            {
                Status = draft.Status,
                Draft = new(draft.Content, happened.Actor, happened.RecordedAt),
            },
            DraftDiscarded discarded => report with { Status = discarded.Status, Draft = null },
            _ => throw new InvalidOperationException($"A report can't take in {happened.Event.GetType().Name}."),
        };
    }

    /// <summary>The report after an entry of the ledger, as tables hold it: without a draft.</summary>
    public static Report Apply(Report report, LedgerEntry entry)
    {
        var next = Apply(report, new Happened<ReportEvent>(
            entry.Sequence, entry.RecordedAt, entry.Actor, entry.Hash, LedgerJson.Read<ReportEvent>(entry.Content))
        { Position = entry.Position });
        return next.Draft is null ? next : next with { Draft = null };
    }

    /// <summary>Figures with others set among them. Both are in the order of their places, and so is the result.</summary>
    public static ImmutableArray<Cell> Merge(ImmutableArray<Cell> figures, ImmutableArray<Cell> set, bool replace)
    {
        if (replace || figures.IsEmpty) return set;
        var merged = ImmutableArray.CreateBuilder<Cell>(figures.Length + set.Length);
        int i = 0, j = 0;
        while (i < figures.Length || j < set.Length)
        {
            var order = i == figures.Length ? 1 : j == set.Length ? -1 : figures[i].At.CompareTo(set[j].At);
            if (order < 0) merged.Add(figures[i++]);
            else
            {
                if (order == 0) i++;
                merged.Add(set[j++]);
            }
        }

        return merged.DrainToImmutable();
    }

    /// <summary>What differs between two states of a report's figures, in the order of their places.</summary>
    public static ImmutableArray<CellChange> Changes(ImmutableArray<Cell> before, ImmutableArray<Cell> after)
    {
        var changes = ImmutableArray.CreateBuilder<CellChange>();
        int i = 0, j = 0;
        while (i < before.Length || j < after.Length)
        {
            var order = i == before.Length ? 1 : j == after.Length ? -1 : before[i].At.CompareTo(after[j].At);
            if (order < 0) changes.Add(new(before[i].At, before[i++], null));
            else if (order > 0) changes.Add(new(after[j].At, null, after[j++]));
            else
            {
                if (before[i] != after[j]) changes.Add(new(after[j].At, before[i], after[j]));
                i++;
                j++;
            }
        }

        return changes.ToImmutable();
    }
}
