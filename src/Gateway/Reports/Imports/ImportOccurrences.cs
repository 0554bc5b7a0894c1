using Kkr.Reports;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>
/// Which time a file says the same on a report: said again after something else it is a change back, and what was said
/// last must stand. Said again at once it is the same time. It counts what was refused too, so that a file that is sent
/// again counts as it did before. A file's size bounds it.
/// </summary>
internal sealed class ImportOccurrences
{
    private readonly Dictionary<ReportKey, string> _last = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Takes what the file says next on a report, and returns which time it is, from 1.</summary>
    /// <param name="report">The report.</param>
    /// <param name="content">The id of the content; no two reports share one.</param>
    public int Next(ReportKey report, string content)
    {
        var isSame = _last.TryGetValue(report, out var last) && last == content;
        _last[report] = content;
        return isSame ? _counts[content] : _counts[content] = _counts.GetValueOrDefault(content) + 1;
    }
}
