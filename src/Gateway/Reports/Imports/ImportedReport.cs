using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>What a file says on one report, in one run of lines.</summary>
/// <param name="Line">The first of its lines.</param>
/// <param name="Lines">The line of each figure, record or answer, in their order.</param>
/// <param name="Reporter">Who reports, as written.</param>
/// <param name="DataSet">The data set, as written.</param>
/// <param name="Period">The period, as written.</param>
/// <param name="Submission">What is submitted.</param>
/// <param name="Faults">What could not be read, by line.</param>
internal sealed record ImportedReport(
    int Line, ImmutableArray<int> Lines, string? Reporter, string? DataSet, string? Period, Submission? Submission,
    ImmutableArray<ImportFault> Faults)
{
    /// <summary>The line that a fault of the submission stands on, by its path: <c>/figures/2/value</c> is the third one's.</summary>
    public int LineOf(string path)
    {
        var parts = path.Split('/');
        return parts.Length > 2 && int.TryParse(parts[2], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index)
            && index < Lines.Length ? Lines[index] : Line;
    }
}
