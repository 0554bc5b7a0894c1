using System.Collections.Immutable;
using System.Globalization;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>What a data set's definition must hold to. Pure, and finds all faults at once.</summary>
internal static class DefinitionRules
{
    private const string KeepId = "id";

    /// <summary>Every fault of a definition.</summary>
    public static ImmutableArray<ValidationError> Check(DataSetDefinition definition)
    {
        var faults = new Faults();
        faults.Id(definition.Id, "/id");
        if (definition.Version < 0) faults.Add("/version", "range", "Fra 1.", "From 1.");
        CheckText(definition.Title, "/title", faults);
        CheckPeriods(definition.Periods, faults);
        CheckReporting(definition.Reporting, faults);
        CheckContent(definition, faults);
        CheckMeasures(definition, faults);
        CheckDimensions(definition, faults);
        CheckRecord(definition.Record, faults);
        CheckQuestions(definition, faults);
        DerivationRules.Check(definition, faults);
        if (definition.Disclosure is { Minimum: < 2 or > 100 }) faults.Add("/disclosure/minimum", "range", "2 til 100.", "2 to 100.");
        if (definition.Retention is { Years: < 0 or > 100 }) faults.Add("/retention/years", "range", "0 til 100 år.", "0 to 100 years.");
        return faults.All;
    }

    /// <summary>What a next version may not change: reports made before it would no longer mean anything.</summary>
    public static IEnumerable<ValidationError> CheckSuccession(DataSetDefinition known, DataSetDefinition next)
    {
        if (next.Content != known.Content)
            yield return Fixed("/content");
        if (next.Periods.Type != known.Periods.Type)
            yield return Fixed("/periods/type");
        if (next.Reporting.By != known.Reporting.By)
            yield return Fixed("/reporting/by");
        if (next.HasSeveralMeasures != known.HasSeveralMeasures)
            yield return Fixed("/measures");

        static ValidationError Fixed(string path) => new(path, "fixed", null, new(
            "Kan ikke ændres i en ny version; lav et nyt datasæt.", "Can't change in a new version; make another data set."));
    }

    private static void CheckText(Text? text, string path, Faults faults)
    {
        if (text is null) return;
        if (string.IsNullOrWhiteSpace(text.Da)) faults.Add(path + "/da", "required", "Skal oplyses.", "Is required.");
        if (string.IsNullOrWhiteSpace(text.En)) faults.Add(path + "/en", "required", "Skal oplyses.", "Is required.");
        if (text.Da?.Length > 500 || text.En?.Length > 500) faults.Add(path, "text-length", "Højst 500 tegn.", "At most 500 characters.");
    }

    private static void CheckPeriods(Periods periods, Faults faults)
    {
        if (periods.First is { } first && first.Type != periods.Type) faults.Add("/periods/first", "period-type", "Skal være af typen.", "Must be of the type.");
        if (periods.Last is { } last && last.Type != periods.Type) faults.Add("/periods/last", "period-type", "Skal være af typen.", "Must be of the type.");
        if (periods is { First: { } from, Last: { } to } && to < from) faults.Add("/periods/last", "range", "Tidligst first.", "Not before first.");
        if (periods.DeadlineDays is < 0 or > 3_650) faults.Add("/periods/deadlineDays", "range", "0 til 3650 dage.", "0 to 3,650 days.");
        if (periods.OpensAfterDays is < -3_650 or > 3_650) faults.Add("/periods/opensAfterDays", "range", "Højst 3650 dage.", "At most 3,650 days.");
        if (periods.YearBeginsInMonth is < 1 or > 12) faults.Add("/periods/yearBeginsInMonth", "range", "1 til 12.", "1 to 12.");
        else if (periods.YearBeginsInMonth is not null && periods.Type != PeriodType.SchoolYear)
            faults.Add("/periods/yearBeginsInMonth", "period-type", "Kun for skole- og tælleår.", "For school and counting years only.");
    }

    private static void CheckReporting(Reporting reporting, Faults faults)
    {
        for (var i = 0; i < reporting.Regions.Length; i++)
            if (reporting.Regions[i].IsCountry || !Areas.IsRegion(reporting.Regions[i]))
                faults.Add($"/reporting/regions/{i}", "unknown-code", "Er ikke en region.", "Is not a region.");
        foreach (var (who, through) in reporting.Jointly ?? ImmutableDictionary<AreaCode, AreaCode>.Empty)
            if (!Areas.TryGetMunicipality(who, out _) || !Areas.TryGetMunicipality(through, out _) || who == through || reporting.Through(through) is not null)
                faults.Add($"/reporting/jointly/{who}", "unknown-code", "Skal være en kommune gennem en anden, der selv indberetter.", "Must be a municipality through another that reports itself.");
    }

    private static void CheckContent(DataSetDefinition definition, Faults faults)
    {
        Only(ContentKind.Figures, !definition.Measures.IsDefaultOrEmpty, "/measures");
        if (!definition.Dimensions.IsDefaultOrEmpty && definition.Content != ContentKind.Figures)
            faults.Add("/dimensions", "content-kind", "Kun for figures.", "For figures only.");
        Only(ContentKind.Records, definition.Record is { Attributes.IsEmpty: false }, "/record");
        Only(ContentKind.Answers, !definition.Questions.IsEmpty, "/questions");

        void Only(ContentKind kind, bool has, string path)
        {
            if (definition.Content == kind && !has) faults.Add(path, "required", "Mindst én.", "At least one.");
            if (definition.Content != kind && has) faults.Add(path, "content-kind", $"Kun for {kind}.", $"For {kind} only.");
        }
    }

    private static void CheckMeasures(DataSetDefinition definition, Faults faults)
    {
        faults.Unique(definition.Measures, m => m.Id, "/measures");
        for (var i = 0; i < definition.Measures.Length; i++)
        {
            var measure = definition.Measures[i];
            CheckText(measure.Title, $"/measures/{i}/title", faults);
            if (measure.Decimals is < 0 or > 6) faults.Add($"/measures/{i}/decimals", "range", "0 til 6.", "0 to 6.");
            if (measure.Min > measure.Max) faults.Add($"/measures/{i}/max", "range", "Mindst så stor som min.", "At least as large as min.");
            // Sums over 100,000 reporters of the largest figure must stay exact.
            if (Math.Abs(measure.Max) > 1_000_000_000_000_000m || Math.Abs(measure.Min) > 1_000_000_000_000_000m)
                faults.Add($"/measures/{i}/max", "range", "Højst 10^15.", "At most 10^15.");
        }
    }

    private static void CheckDimensions(DataSetDefinition definition, Faults faults)
    {
        faults.Unique(definition.Dimensions, d => d.Id, "/dimensions");
        for (var i = 0; i < definition.Dimensions.Length; i++)
        {
            var dimension = definition.Dimensions[i];
            CheckText(dimension.Title, $"/dimensions/{i}/title", faults);
            CheckCodes(dimension.Codes, $"/dimensions/{i}/codes", faults);
            if (dimension.Default is { } code && !dimension.Codes.IsDefault && !dimension.Has(code))
                faults.Add($"/dimensions/{i}/default", "unknown-code", "Skal være en af koderne.", "Must be one of the codes.");
        }
    }

    private static void CheckRecord(RecordType? record, Faults faults)
    {
        if (record is null) return;
        faults.Unique(record.Attributes, a => a.Id, "/record/attributes");
        for (var i = 0; i < record.Attributes.Length; i++)
        {
            var attribute = record.Attributes[i];
            var path = string.Create(CultureInfo.InvariantCulture, $"/record/attributes/{i}");
            CheckText(attribute.Title, path + "/title", faults);
            if (attribute.Id is KeepId or "municipality" or "period") faults.Add(path + "/id", "reserved", "Er optaget.", "Is reserved.");
            if (attribute.Kind == AttributeKind.Code) CheckCodes(attribute.Codes, path + "/codes", faults);
            else if (!attribute.Codes.IsEmpty) faults.Add(path + "/codes", "attribute-kind", "Kun for koder.", "For codes only.");
            if (attribute.Multiple && attribute.Kind != AttributeKind.Code) faults.Add(path + "/multiple", "attribute-kind", "Kun for koder.", "For codes only.");
            if (attribute.MaxLength is < 1 or > 10_000) faults.Add(path + "/maxLength", "range", "1 til 10000.", "1 to 10,000.");
        }

        for (var i = 0; i < record.DuplicateKey.Length; i++)
            if (record.Find(record.DuplicateKey[i]) is not { Multiple: false })
                faults.Add($"/record/duplicateKey/{i}", "unknown-code", "Skal være en attribut med én værdi.", "Must be an attribute with one value.");
    }

    private static void CheckQuestions(DataSetDefinition definition, Faults faults)
    {
        faults.Unique(definition.Questions, q => q.Id, "/questions");
        for (var i = 0; i < definition.Questions.Length; i++)
        {
            CheckText(definition.Questions[i].Title, $"/questions/{i}/title", faults);
            CheckCodes(definition.Questions[i].Choices, $"/questions/{i}/choices", faults);
        }
    }

    private static void CheckCodes(ImmutableArray<Code> codes, string path, Faults faults)
    {
        if (codes.IsDefaultOrEmpty) faults.Add(path, "required", "Mindst én kode.", "At least one code.");
        else faults.Unique(codes, c => c.Id, path);
    }

    /// <summary>Faults as they are found.</summary>
    internal sealed class Faults
    {
        private readonly ImmutableArray<ValidationError>.Builder _faults = ImmutableArray.CreateBuilder<ValidationError>();

        public ImmutableArray<ValidationError> All => _faults.ToImmutable();

        public void Add(string path, string rule, string da, string en) => _faults.Add(new(path, rule, null, new(da, en)));

        public void Id(string? id, string path)
        {
            if (id is null || !DataSetDefinition.IsId(id))
                Add(path, "id", "Små bogstaver a-z, cifre og bindestreg, højst 60.", "Small letters a-z, digits and dashes, 60 at most.");
        }

        public void Unique<T>(ImmutableArray<T> items, Func<T, string> idOf, string path)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < items.Length; i++)
            {
                Id(idOf(items[i]), $"{path}/{i}/id");
                if (!seen.Add(idOf(items[i]))) Add($"{path}/{i}/id", "unique", "Findes allerede.", "Is there already.");
            }
        }
    }
}
