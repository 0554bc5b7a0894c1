using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Catalogue;

/// <summary>What may happen to a data set. Pure.</summary>
internal static class DataSetRules
{
    /// <summary>When announced figures are released, Danish time: the hour of Statistics Denmark.</summary>
    private static readonly TimeOnly ReleaseTime = new(8, 0);

    /// <summary>The most versions a definition may have.</summary>
    private const int MostVersions = 1_000;

    /// <summary>Decides on a first or next version; version 0 means the next, whichever that is.</summary>
    public static Decision<DataSetEvent> Define(DataSetState state, Caller caller, DataSetDefinition definition)
    {
        if (!caller.IsSecretariat) return Refusal.Forbidden;
        var errors = DefinitionRules.Check(definition);
        if (state.Definition is { } known) errors = errors.AddRange(DefinitionRules.CheckSuccession(known, definition));
        if (!errors.IsEmpty) return Refusal.Invalid(errors);
        var next = (state.Definition?.Version ?? 0) + 1;
        if (next > MostVersions)
            return new Refusal(RefusalKind.Conflict, new($"Højst {MostVersions} versioner.", $"At most {MostVersions} versions."));
        return definition.Version == next || definition.Version == 0
            ? new DataSetDefined(definition with { Version = next })
            : new Refusal(
                RefusalKind.RevisionMismatch,
                new($"Den næste version er {next}.", $"The next version is {next}."), "version", $"{next}");
    }

    /// <summary>Decides on what records of the same key are.</summary>
    public static Decision<DataSetEvent> DecideDuplicate(DataSetState state, Caller caller, DuplicateDecision decision)
    {
        if (!caller.IsSecretariat) return Refusal.Forbidden;
        if (state.Definition is not { } definition) return NotFound;
        if (definition.Record is not { DuplicateKey.IsEmpty: false })
            return new Refusal(RefusalKind.Conflict, new("Datasættet har ingen dubletnøgle.", "The data set has no duplicate key."));
        if (decision.Reason is { Length: > 2_000 })
            return Refusal.Invalid([new("/reason", "text-length", null, new("Højst 2000 tegn.", "At most 2,000 characters."))]);
        if (decision.Reason is { } reason && CivilRegistration.IsIn(reason))
            return Refusal.Invalid([new("/reason", "no-civil-registration-number", null,
                new("CPR-numre må ikke indberettes.", "Civil registration numbers must not be reported."))]);
        if (state.Decisions.Count >= DuplicateDecision.Most && !state.Decisions.ContainsKey(decision.Key))
            return new Refusal(RefusalKind.Conflict, new(
                $"Højst {DuplicateDecision.Most} afgørelser.", $"At most {DuplicateDecision.Most} decisions."));
        return new DuplicateDecided(decision.Key, decision.Verdict, decision.Keep, decision.Records, decision.Reason);
    }

    /// <summary>Decides on publishing a period.</summary>
    /// <param name="state">The data set.</param>
    /// <param name="caller">Who asks for it.</param>
    /// <param name="order">What is asked for.</param>
    /// <param name="asOf">The position in the ledger up to which reports will be in it.</param>
    /// <param name="now">The time.</param>
    public static Decision<DataSetEvent> Publish(DataSetState state, Caller caller, PublicationOrder order, long asOf, DateTimeOffset now)
    {
        if (!caller.IsSecretariat) return Refusal.Forbidden;
        if (state.Definition is not { } definition) return NotFound;
        var errors = ImmutableArray.CreateBuilder<ValidationError>();
        if (!definition.Periods.Has(order.Period)) errors.Add(ReportRules.WrongPeriod(order.Period, definition.Periods));
        if (order.At is { } at && (at <= now || DanishCalendar.TimeOf(at) != ReleaseTime))
            errors.Add(new("/at", "release-time", null, new(
                "Skal være kl. 08:00 dansk tid på en senere dag.", "Must be 08:00 Danish time on a later day.")));
        if (order.Reason is { Length: > PublicationOrder.MaxReasonLength })
            errors.Add(new("/reason", "length", null, new("Højst 1000 tegn.", "At most 1,000 characters.")));
        if (order.At is null && string.IsNullOrWhiteSpace(order.Reason)
            && state.Publications.Any(p => p.Period == order.Period && p.IsVisibleAt(now)))
            errors.Add(new("/reason", "required", null, new(
                "Perioden er offentlig: en uvarslet ændring skal begrundes.", "The period is public: an unannounced change needs a reason.")));
        return errors.Count > 0
            ? Refusal.Invalid(errors.ToImmutable())
            : new PeriodPublished(order.Period, asOf, order.At, string.IsNullOrWhiteSpace(order.Reason) ? null : order.Reason.Trim());
    }

    /// <summary>There is no such data set.</summary>
    public static Refusal NotFound { get; } = new(
        RefusalKind.NotFound, new("Datasættet findes ikke.", "There is no such data set."));
}
