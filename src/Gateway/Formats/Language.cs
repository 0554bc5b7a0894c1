namespace Kkr.Formats;

/// <summary>A language in which titles, labels and notes of a table exist. Danish is the default.</summary>
public enum Language
{
    /// <summary>Danish, <c>da</c>.</summary>
    Danish,

    /// <summary>English, <c>en</c>.</summary>
    English,
}
