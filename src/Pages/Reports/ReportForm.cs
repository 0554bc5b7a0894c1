using System.Text.Json;
using Kkr.Pages.Api;
using Kkr.Pages.Catalogue;
using Kkr.Pages.Words;

namespace Kkr.Pages.Reports;

/// <summary>What stands in the fields of a report's form, made from the data set's definition. Pure.</summary>
/// <param name="Values">The fields, by name; several values of a field are several choices.</param>
public sealed record ReportForm(IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>The prefix of the fields that tell why a figure is missing.</summary>
    public const string MissingPrefix = "m:";

    private const string AnswerPrefix = "q:";
    private const string AttributePrefix = "r:";

    /// <summary>An empty form.</summary>
    public static ReportForm Empty { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>The first value of a field.</summary>
    public string this[string field] => Values.GetValueOrDefault(field) is [var first, ..] ? first : "";

    /// <summary>Whether a choice is made.</summary>
    public bool Has(string field, string value) => Values.GetValueOrDefault(field)?.Contains(value) == true;

    /// <summary>The name of a question's field.</summary>
    public static string FieldOf(Question question) => AnswerPrefix + question.Id;

    /// <summary>The name of an attribute's field.</summary>
    public static string FieldOf(RecordAttribute attribute) => AttributePrefix + attribute.Id;

    /// <summary>The form that shows a report: its draft where there is one.</summary>
    public static ReportForm Of(Report? report, Language language)
    {
        if (report is null) return Empty;
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var figure in report.Draft?.Figures ?? report.Figures)
        {
            var field = Place.FieldOf(figure.At);
            values[field] = [Written.Field(figure.Value, language)];
            if (figure.Missing is { } missing) values[MissingPrefix + field] = [missing];
        }

        foreach (var question in (report.Draft?.Answers ?? report.Answers ?? []).Where(a => a.Question is not null).GroupBy(a => a.Question!, StringComparer.Ordinal))
            values[AnswerPrefix + question.Key] = [.. question.Select(a => a.Choice ?? "")];
        values["comment"] = [report.Draft is { } draft ? draft.Comment ?? "" : report.Comment ?? ""];
        return new(values);
    }

    /// <summary>What the form says, as the API takes it; with the fields that can't be read.</summary>
    /// <param name="definition">The data set.</param>
    /// <param name="period">The period.</param>
    /// <param name="language">The language that numbers are written in.</param>
    public (Dictionary<string, object?> Submission, IReadOnlyList<FieldFault> Faults) Read(Definition definition, string period, Language language)
    {
        var faults = new List<FieldFault>();
        var submission = new Dictionary<string, object?> { ["dataSet"] = definition.Id, ["period"] = period };
        if (this["comment"] is { Length: > 0 } comment) submission["comment"] = comment;
        switch (definition.Content)
        {
            case "figures":
                // The form shows the whole report, so it is the whole report: a field that was emptied is a figure taken away.
                submission["replace"] = true;
                submission["figures"] = Figures(definition, language, faults);
                break;
            case "answers":
                submission["replace"] = true;
                submission["answers"] = (definition.Questions ?? []).SelectMany(q =>
                    (Values.GetValueOrDefault(FieldOf(q)) ?? []).Where(c => c.Length > 0).Select(c => new { question = q.Id, choice = c })).ToList();
                break;
            default:
                var record = new Dictionary<string, object?> { ["id"] = this["r:id"] };
                foreach (var attribute in definition.Record?.Attributes ?? [])
                    if (Values.GetValueOrDefault(FieldOf(attribute))?.Where(v => v.Length > 0).ToList() is { Count: > 0 } given)
                        record[attribute.Id] = attribute.Multiple ? given : given[0];
                submission["records"] = new[] { record };
                break;
        }

        return (submission, faults);
    }

    private List<object> Figures(Definition definition, Language language, List<FieldFault> faults)
    {
        var figures = new List<object>();
        foreach (var place in definition.Places)
        {
            var (field, text) = (place.Field, this[place.Field].Trim());
            if (text.Length == 0 && this[MissingPrefix + field] is { Length: > 0 } missing) figures.Add(new { at = place.At, value = (decimal?)null, missing });
            else if (text.Length > 0 && Written.TryReadNumber(text, language, out var value)) figures.Add(new { at = place.At, value });
            else if (text.Length > 0) faults.Add(new(field, Text.NotANumber));
        }

        return figures;
    }

    /// <summary>Where in the form the faults that the API found stand.</summary>
    public IReadOnlyList<FieldFault> PlaceFaults(Definition definition, IReadOnlyList<Fault> faults)
    {
        var fields = definition.Content == "figures"
            ? definition.Places.Select(p => p.Field).Where(f => this[f].Trim().Length > 0 || this[MissingPrefix + f].Length > 0).ToList()
            : [];
        return [.. faults.Select(fault => new FieldFault(FieldOf(definition, fields, fault), fault.Message))];
    }

    private static string FieldOf(Definition definition, List<string> fields, Fault fault)
    {
        var parts = fault.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["figures", var number, ..] && int.TryParse(number, out var index) && index < fields.Count) return fields[index];
        if (parts is ["records", _, var attribute, ..]) return attribute == "id" ? "r:id" : AttributePrefix + attribute;
        if (parts is ["answers", ..] && fault.Value is { ValueKind: JsonValueKind.String } value && definition.Questions?.Any(q => q.Id == value.GetString()) == true)
            return AnswerPrefix + value.GetString();
        return parts is ["comment"] ? "comment" : "";
    }
}

/// <summary>A fault in a field of a form.</summary>
/// <param name="Field">The field; empty for the form as a whole.</param>
/// <param name="Message">What to tell people.</param>
public sealed record FieldFault(string Field, Phrase Message);
