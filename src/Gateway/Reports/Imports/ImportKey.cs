using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>The command id of an imported report: it follows from the content, in whatever format it came, and from how often
/// a file came back to it. Pure.</summary>
internal static class ImportKey
{
    /// <summary>The id of a content that a file says once.</summary>
    public static string Of(ReportKey key, Submission submission)
    {
        var figures = submission.Figures
            .Select(f => new SubmittedFigure(0, f.At.Length < 2 ? f.At : [.. f.At.OrderBy(a => a.Key, StringComparer.Ordinal)], f.Plain(), f.Missing))
            .OrderBy(f => f.At is [var only] ? $"{only.Key}={only.Value}" : string.Join(';', f.At.Select(a => $"{a.Key}={a.Value}")), StringComparer.Ordinal)
            .ToImmutableArray();
        var records = submission.Records
            .Select(r => new SubmittedRecord(0, r.Id, [.. r.Values.OrderBy(v => v.Attribute, StringComparer.Ordinal).Select(Ordered)]))
            .OrderBy(r => r.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        var answers = submission.Answers
            .Select(a => a with { Index = 0 })
            .OrderBy(a => a.Question, StringComparer.Ordinal).ThenBy(a => a.Choice, StringComparer.Ordinal)
            .ToImmutableArray();
        var content = submission with { Figures = figures, Records = records, Answers = answers };
        return "import-" + CommandContext.IdOf($"{key}\n{JsonSerializer.Serialize(content, GatewayJson.Options)}");

        static SubmittedValue Ordered(SubmittedValue value) => value with { Texts = value.Texts.Sort(StringComparer.Ordinal) };
    }

    /// <summary>The id of a content that a file comes back to after it said something else.</summary>
    /// <param name="once">The id of the content.</param>
    /// <param name="occurrence">Which time the file says it, from 1.</param>
    public static string Of(string once, int occurrence) =>
        occurrence == 1 ? once : "import-" + CommandContext.IdOf(string.Create(CultureInfo.InvariantCulture, $"{once}\n{occurrence}"));
}
