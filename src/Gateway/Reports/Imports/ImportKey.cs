using System.Collections.Immutable;
using System.Text.Json;
using Kkr.Reports;
using Kkr.Rights;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>The command id of an imported report: it follows from the content alone, in whatever format it came. Pure.</summary>
internal static class ImportKey
{
    /// <summary>Dividing by it strips the zeroes that a decimal carries behind its last digit.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The id.</summary>
    public static string Of(ReportKey key, Submission submission)
    {
        var figures = submission.Figures
            .Select(f => new SubmittedFigure(0, [.. f.At.OrderBy(a => a.Key, StringComparer.Ordinal)], f.Value / One, f.Missing))
            .OrderBy(f => string.Join(';', f.At.Select(a => $"{a.Key}={a.Value}")), StringComparer.Ordinal)
            .ToImmutableArray();
        return "import-" + CommandContext.IdOf($"{key}\n{JsonSerializer.Serialize(submission with { Figures = figures }, GatewayJson.Options)}");
    }
}
