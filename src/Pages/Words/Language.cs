namespace Kkr.Pages.Words;

/// <summary>The languages of the pages.</summary>
public enum Language
{
    /// <summary>Danish, which is meant where nothing is chosen.</summary>
    Danish,

    /// <summary>English.</summary>
    English,
}
