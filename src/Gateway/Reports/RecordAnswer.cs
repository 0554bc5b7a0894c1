using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary>Records as clients read them: in the shape in which they can be submitted.</summary>
internal static class RecordAnswer
{
    /// <summary>What clients read of a record: its id and its attributes, several codes as a list.</summary>
    public static IReadOnlyDictionary<string, object> Of(Record record)
    {
        var answer = new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = record.Id };
        foreach (var values in record.Values.GroupBy(v => v.Attribute, v => v.Value, StringComparer.Ordinal))
            answer[values.Key] = values.Skip(1).Any() ? values.ToArray() : values.First();
        return answer;
    }

    /// <summary>What clients read of a record that may still break rules.</summary>
    public static IReadOnlyDictionary<string, object?> Of(SubmittedRecord record)
    {
        var answer = new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = record.Id };
        foreach (var value in record.Values) answer[value.Attribute] = value.Texts.Length == 1 ? value.Texts[0] : value.Texts.ToArray();
        return answer;
    }
}
