namespace Kkr.Formats;

/// <summary>What stands between the fields of a csv file.</summary>
public enum CsvSeparator
{
    /// <summary>A comma, the default of PxWebApi.</summary>
    Comma,

    /// <summary>A semicolon, the default of StatBank.</summary>
    Semicolon,

    /// <summary>A tab.</summary>
    Tab,

    /// <summary>A space.</summary>
    Space,
}
