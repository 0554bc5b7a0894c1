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

    /// <summary>Decides on a first or next version.</summary>
    public static Decision<DataSetEvent> Define(DataSetState state, Caller caller, DataSetDefinition definition)
    {
        if (!caller.IsSecretariat) return Refusal.Forbidden;
        var errors = Check(definition);
        if (!errors.IsEmpty) return Refusal.Invalid(errors);
        var next = (state.Definition?.Version ?? 0) + 1;
        return definition.Version == next
            ? new DataSetDefined(definition)
            : new Refusal(
                RefusalKind.RevisionMismatch,
                new($"Den næste version er {next}.", $"The next version is {next}."), "version", $"{next}");
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
        if (order.Period.Type != definition.Periods.Type) errors.Add(ReportRules.WrongPeriod(order.Period, definition.Periods));
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

    /// <summary>Every fault of a definition.</summary>
    public static ImmutableArray<ValidationError> Check(DataSetDefinition definition)
    {
        var errors = ImmutableArray.CreateBuilder<ValidationError>();
        Id(definition.Id, "/id");
        if (definition.Content == ContentKind.Figures && definition.Measures.IsDefaultOrEmpty)
            Fault("/measures", "required", "Mindst ét mål.", "At least one measure.");
        Unique(definition.Measures, m => m.Id, "/measures");
        for (var i = 0; i < definition.Measures.Length; i++)
        {
            var measure = definition.Measures[i];
            if (measure.Decimals is < 0 or > 6) Fault($"/measures/{i}/decimals", "range", "0 til 6.", "0 to 6.");
            if (measure.Min > measure.Max) Fault($"/measures/{i}/max", "range", "Mindst så stor som min.", "At least as large as min.");
            // Sums over 100,000 reporters of the largest figure must stay exact.
            if (Math.Abs(measure.Max) > 1_000_000_000_000_000m || Math.Abs(measure.Min) > 1_000_000_000_000_000m)
                Fault($"/measures/{i}/max", "range", "Højst 10^15.", "At most 10^15.");
        }

        Unique(definition.Dimensions, d => d.Id, "/dimensions");
        for (var i = 0; i < definition.Dimensions.Length; i++)
        {
            var dimension = definition.Dimensions[i];
            if (dimension.Codes.IsDefaultOrEmpty) Fault($"/dimensions/{i}/codes", "required", "Mindst én kode.", "At least one code.");
            else Unique(dimension.Codes, c => c.Id, $"/dimensions/{i}/codes");
            if (dimension.Default is { } code && !dimension.Has(code))
                Fault($"/dimensions/{i}/default", "unknown-code", "Skal være en af koderne.", "Must be one of the codes.");
        }

        return errors.ToImmutable();

        void Id(string? id, string path)
        {
            if (id is null || !DataSetDefinition.IsId(id))
                Fault(path, "id", "Små bogstaver a-z, cifre og bindestreg, højst 60.", "Small letters a-z, digits and dashes, 60 at most.");
        }

        void Unique<T>(ImmutableArray<T> items, Func<T, string> idOf, string path)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < items.Length; i++)
            {
                Id(idOf(items[i]), $"{path}/{i}/id");
                if (!seen.Add(idOf(items[i]))) Fault($"{path}/{i}/id", "unique", "Findes allerede.", "Is there already.");
            }
        }

        void Fault(string path, string rule, string da, string en) => errors.Add(new(path, rule, null, new(da, en)));
    }
}
