using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Catalogue;

/// <summary>What may happen to a data set. Pure.</summary>
internal static class DataSetRules
{
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
    public static Decision<DataSetEvent> Publish(DataSetState state, Caller caller, Period period)
    {
        if (!caller.IsSecretariat) return Refusal.Forbidden;
        if (state.Definition is not { } definition) return NotFound;
        return definition.Periods.Has(period)
            ? new PeriodPublished(period)
            : Refusal.Invalid([ReportRules.WrongPeriod(period, definition.Periods)]);
    }

    /// <summary>There is no such data set.</summary>
    public static Refusal NotFound { get; } = new(
        RefusalKind.NotFound, new("Datasættet findes ikke.", "There is no such data set."));
}
