using Kkr.Catalogue;
using Kkr.Municipalities;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>What people mean by the names they write in files.</summary>
internal sealed class ImportNames(KnownDataSets dataSets)
{
    /// <summary>The data set with an id or a title in either language, or null.</summary>
    public async ValueTask<DataSet?> FindDataSetAsync(string written, CancellationToken cancellationToken)
    {
        if (await dataSets.FindAsync(written, cancellationToken) is { } exact) return exact;
        foreach (var dataSet in await dataSets.ListAsync(cancellationToken))
        {
            var (id, title) = (dataSet.Definition.Id, dataSet.Definition.Title);
            if (Is(id) || Is(title.Da) || Is(title.En)) return dataSet;
        }

        return null;

        bool Is(string name) => name.Equals(written.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The municipality with a code or a name, or the region with a code.</summary>
    public static bool TryFindReporter(string? written, out AreaCode reporter)
    {
        reporter = default;
        if (written is null) return false;
        written = written.Trim();
        // A spreadsheet drops the zero that a region's code begins with.
        if (written.Length == 2 && written.All(char.IsAsciiDigit)) written = "0" + written;
        if (Areas.TryFindReporter(written, out reporter)) return true;
        if (Areas.Regions.FirstOrDefault(r => r.Name.Equals(written, StringComparison.OrdinalIgnoreCase)) is not { } region) return false;
        reporter = region.Code;
        return true;
    }
}
