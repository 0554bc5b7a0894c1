namespace Kkr.Testing.History;

/// <summary>Which report, as its clients name it.</summary>
/// <param name="Reporter">The municipality's code.</param>
/// <param name="DataSet">The data set's id.</param>
/// <param name="Period">The period.</param>
public readonly record struct ReportId(string Reporter, string DataSet, string Period)
{
    private const string StreamPrefix = "report/";

    /// <summary>The report whose entries stand under a stream of the ledger; null for another stream.</summary>
    public static ReportId? OfStream(string stream)
    {
        if (!stream.StartsWith(StreamPrefix, StringComparison.Ordinal)) return null;
        var parts = stream.Split('/');
        return parts.Length == 4 ? new(parts[2], parts[1], parts[3]) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Reporter}/{DataSet}/{Period}";
}
