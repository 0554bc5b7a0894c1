namespace Kkr.Formats;

/// <summary>What a client may ask of an encoder. Each encoder heeds what applies to it.</summary>
public sealed record EncodingOptions
{
    /// <summary>Danish labels, the format's own style.</summary>
    public static EncodingOptions Default { get; } = new();

    /// <summary>The language of titles, labels and notes.</summary>
    public Language Language { get; init; }

    /// <summary>Codes or texts, in csv, html and xlsx.</summary>
    public LabelStyle Labels { get; init; }

    /// <summary>Whether the title comes first, in csv, html and xlsx.</summary>
    public bool IncludeTitle { get; init; }

    /// <summary>The separator, in csv.</summary>
    public CsvSeparator Separator { get; init; }

    /// <summary>What runs down and across; <see langword="null"/> is <see cref="Placement.Default"/>.</summary>
    public Placement? Placement { get; init; }
}
