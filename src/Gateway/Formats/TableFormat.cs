namespace Kkr.Formats;

/// <summary>The output formats of PxWebApi 2.</summary>
public enum TableFormat
{
    /// <summary><c>json-stat2</c>, the default.</summary>
    JsonStat2,

    /// <summary><c>csv</c>.</summary>
    Csv,

    /// <summary><c>px</c>.</summary>
    Px,

    /// <summary><c>xlsx</c>.</summary>
    Xlsx,

    /// <summary><c>html</c>.</summary>
    Html,

    /// <summary><c>json-px</c>.</summary>
    JsonPx,

    /// <summary><c>parquet</c>.</summary>
    Parquet,
}
