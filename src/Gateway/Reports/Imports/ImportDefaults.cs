using System.Globalization;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>What the address of an import says for every row that does not say it itself.</summary>
/// <param name="Reporter">Who reports.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="Period">The period.</param>
/// <param name="DanishNumbers">How numbers are written; null to tell by the numbers, and where none tells by the sign between cells.</param>
internal sealed record ImportDefaults(string? Reporter, string? DataSet, string? Period, bool? DanishNumbers)
{
    /// <summary>The columns that a file may leave out.</summary>
    public IReadOnlyCollection<string> Columns =>
    [
        .. Reporter is null ? Array.Empty<string>() : [ImportColumns.Reporter],
        .. DataSet is null ? Array.Empty<string>() : [ImportColumns.DataSet],
        .. Period is null ? Array.Empty<string>() : [ImportColumns.Period],
    ];

    /// <summary>Reads the address; false where the way of writing numbers is none.</summary>
    public static bool TryRead(IQueryCollection query, out ImportDefaults defaults)
    {
        var numbers = query["numbers"].ToString();
        defaults = new(
            NullIfEmpty(query["municipality"]), NullIfEmpty(query["dataSet"]), NullIfEmpty(query["period"]),
            numbers switch { "da" => true, "en" => false, _ => null });
        return numbers is "" or "da" or "en";
    }

    private static string? NullIfEmpty(Microsoft.Extensions.Primitives.StringValues values) =>
        values.Count == 1 && values[0] is { Length: > 0 } text ? text.ToString(CultureInfo.InvariantCulture) : null;
}
