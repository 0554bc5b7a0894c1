namespace Kkr.Formats;

/// <summary>The formats' names in PxWebApi 2, and their encoders.</summary>
public static class TableFormats
{
    private static readonly (TableFormat Format, string Name, ITableEncoder Encoder)[] Known =
    [
        (TableFormat.JsonStat2, "json-stat2", new JsonStat2Encoder()),
        (TableFormat.Csv, "csv", new CsvEncoder()),
        (TableFormat.Px, "px", new PxEncoder()),
        (TableFormat.Xlsx, "xlsx", new XlsxEncoder()),
        (TableFormat.Html, "html", new HtmlEncoder()),
        (TableFormat.JsonPx, "json-px", new JsonPxEncoder()),
        (TableFormat.Parquet, "parquet", new ParquetEncoder()),
    ];

    /// <summary>All names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(known => known.Name)];

    /// <summary>The name of a format.</summary>
    public static string Name(this TableFormat format) => Known.First(known => known.Format == format).Name;

    /// <summary>The encoder of a format.</summary>
    public static ITableEncoder Encoder(this TableFormat format) => Known.First(known => known.Format == format).Encoder;

    /// <summary>Reads a name, whatever its case; <see langword="null"/> or empty is JSON-stat.</summary>
    /// <returns>False for a name that is no format.</returns>
    public static bool TryParse(string? name, out TableFormat format)
    {
        format = TableFormat.JsonStat2;
        if (string.IsNullOrEmpty(name)) return true;
        foreach (var known in Known)
        {
            if (!known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            format = known.Format;
            return true;
        }

        return false;
    }
}
