using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Catalogue;

/// <summary>What the secretariat may do with the periods of a data set. Pure.</summary>
internal static class PeriodRules
{
    /// <summary>Decides on a period's opening and deadline.</summary>
    public static Decision<DataSetEvent> Schedule(DataSetState state, Caller caller, Period period, PeriodSchedule schedule)
    {
        if (Check(state, caller, period) is { } refusal) return refusal;
        var terms = state.At(default)!.TermsOf(period);
        var before = PeriodTerms.Of(state.Definition!.Periods, period);
        var (opens, deadline) = (schedule.Opens ?? before.Opens, schedule.Deadline ?? before.Deadline);
        if (deadline < opens)
            return Refusal.Invalid([new(
                "/deadline", "range", $"\"{deadline:yyyy-MM-dd}\"",
                new("Fristen kan ikke ligge før åbningen.", "The deadline can't be before the opening."))]);
        return terms.Lock is null
            ? new PeriodScheduled(period, schedule.Opens, schedule.Deadline)
            : new Refusal(RefusalKind.Conflict, new("Perioden er låst.", "The period is locked."));
    }

    /// <summary>Decides on closing a period to change.</summary>
    public static Decision<DataSetEvent> Lock(DataSetState state, Caller caller, Period period, string? reason)
    {
        if (Check(state, caller, period) is { } refusal) return refusal;
        var faults = ReasonRules.Check(reason, required: true);
        return faults.IsEmpty ? new PeriodLocked(period, reason!) : Refusal.Invalid(faults);
    }

    /// <summary>Decides on opening a period to change again.</summary>
    public static Decision<DataSetEvent> Reopen(DataSetState state, Caller caller, Period period, string? reason)
    {
        if (Check(state, caller, period) is { } refusal) return refusal;
        var faults = ReasonRules.Check(reason, required: true);
        if (!faults.IsEmpty) return Refusal.Invalid(faults);
        return state.Locks.ContainsKey(period)
            ? new PeriodReopened(period, reason!)
            : new Refusal(RefusalKind.Conflict, new("Perioden er ikke låst.", "The period is not locked."));
    }

    private static Refusal? Check(DataSetState state, Caller caller, Period period)
    {
        if (!caller.IsSecretariat) return Refusal.Forbidden;
        if (state.Definition is not { } definition) return DataSetRules.NotFound;
        return definition.Periods.Has(period) ? null : Refusal.Invalid([ReportRules.WrongPeriod(period, definition.Periods)]);
    }
}
