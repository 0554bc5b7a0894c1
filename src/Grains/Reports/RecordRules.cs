using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Kkr.Catalogue;
using Kkr.Municipalities;

namespace Kkr.Reports;

/// <summary>What submitted records must hold to, by their data set's record type. Pure, and finds all faults at once.</summary>
internal static class RecordRules
{
    /// <summary>The rule that persons and firms are never kept in the clear, not even in a draft.</summary>
    public const string InTheClear = "keyed-hash";

    /// <summary>The records of a submission, in ordinal order of their ids.</summary>
    public static ImmutableArray<Record> Check(
        RecordType type, ImmutableArray<SubmittedRecord> submitted, ImmutableArray<ValidationError>.Builder errors)
    {
        var records = new SortedDictionary<string, Record>(StringComparer.Ordinal);
        foreach (var record in submitted)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/records/{record.Index}");
            var before = errors.Count;
            CheckId(record.Id, path + "/id", errors);
            var values = CheckValues(type, record, path, errors);
            if (errors.Count > before) continue;
            if (!records.TryAdd(record.Id!, new(record.Id!, values)))
                errors.Add(new(path + "/id", "duplicate-record", JsonSerializer.Serialize(record.Id),
                    new("Samme post er angivet mere end én gang.", "The same record is given more than once.")));
        }

        return [.. records.Values];
    }

    private static void CheckId(string? id, string path, ImmutableArray<ValidationError>.Builder errors)
    {
        if (string.IsNullOrWhiteSpace(id)) Add(errors, path, "required", null, "Skal oplyses.", "Is required.");
        else if (id.Length > Record.MaxIdLength || id.Any(char.IsControl))
            Add(errors, path, "text-length", null, $"Højst {Record.MaxIdLength} synlige tegn.", $"At most {Record.MaxIdLength} visible characters.");
        else RefuseCivilRegistration(id, path, errors);
    }

    private static ImmutableArray<RecordValue> CheckValues(
        RecordType type, SubmittedRecord record, string path, ImmutableArray<ValidationError>.Builder errors)
    {
        var values = new List<RecordValue>();
        foreach (var value in record.Values)
        {
            var at = $"{path}/{ValidationError.PathOf(value.Attribute)}";
            if (type.Find(value.Attribute) is not { } attribute)
            {
                Add(errors, at, "unknown-attribute", value.Attribute, $"Posterne har ikke attributten {value.Attribute}.", $"The records have no attribute {value.Attribute}.");
                foreach (var text in value.Texts.Append(value.Attribute)) RefuseCivilRegistration(text, at, errors);
                continue;
            }

            if (value.Texts.Length > 1 && !attribute.Multiple)
                Add(errors, at, "one-value", null, "Kun én værdi.", "One value only.");
            foreach (var text in attribute.Multiple ? value.Texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal) : value.Texts.AsEnumerable())
            {
                CheckText(attribute, text, at, errors);
                values.Add(new(attribute.Id, text));
            }
        }

        foreach (var attribute in type.Attributes)
            if (attribute.Required && !record.Values.Any(v => v.Attribute == attribute.Id && v.Texts.Any(text => !string.IsNullOrWhiteSpace(text))))
                Add(errors, $"{path}/{attribute.Id}", "required", null, "Skal oplyses.", "Is required.");
        return [.. values.OrderBy(v => v.Attribute, StringComparer.Ordinal)];
    }

    private static void CheckText(RecordAttribute attribute, string text, string path, ImmutableArray<ValidationError>.Builder errors)
    {
        switch (attribute.Kind)
        {
            case AttributeKind.Code when !attribute.Codes.Any(c => c.Id == text):
                Add(errors, path, "unknown-code", text, $"{text} er ikke en kode i {attribute.Id}.", $"{text} is not a code of {attribute.Id}.");
                break;
            case AttributeKind.Date when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _):
                Add(errors, path, "date", text, "Skrives som 2020-09-01.", "Is written as 2020-09-01.");
                break;
            case AttributeKind.Number when !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _):
                Add(errors, path, "number", text, "Skal være et tal.", "Must be a number.");
                break;
            case AttributeKind.Municipality when !AreaCode.TryParse(text, out var code) || code.Value != text || !Areas.TryGetMunicipality(code, out _):
                Add(errors, path, "unknown-code", text, "Er ikke en kommunes kode.", "Is not a municipality's code.");
                break;
            case AttributeKind.Key when !KeyedHash.IsOne(text):
                // The gateway hashes before anything is passed on; what comes here in the clear must go no further.
                Add(errors, path, InTheClear, null, "Må kun gemmes som nøglet hash.", "May be kept as a keyed hash only.");
                break;
            case AttributeKind.Text when text.Length > (attribute.MaxLength ?? RecordAttribute.UsualMaxLength):
                var most = attribute.MaxLength ?? RecordAttribute.UsualMaxLength;
                Add(errors, path, "text-length", null, $"Højst {most} tegn.", $"At most {most} characters.");
                break;
        }

        if (attribute.Kind != AttributeKind.Key) RefuseCivilRegistration(text, path, errors);
    }

    private static void RefuseCivilRegistration(string text, string path, ImmutableArray<ValidationError>.Builder errors)
    {
        if (CivilRegistration.IsIn(text))
            Add(errors, path, "no-civil-registration-number", null, "CPR-numre må ikke indberettes.", "Civil registration numbers must not be reported.");
    }

    private static void Add(ImmutableArray<ValidationError>.Builder errors, string path, string rule, string? value, string da, string en) =>
        errors.Add(new(path, rule, value is { Length: <= 100 } ? JsonSerializer.Serialize(value) : null, new(da, en)));
}
