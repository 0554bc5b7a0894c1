namespace Kkr.Formats.StatBank;

/// <summary>How StatBank's csv names categories.</summary>
public enum ValuePresentation
{
    /// <summary>Texts: the default.</summary>
    Value,

    /// <summary>Codes.</summary>
    Code,

    /// <summary>Code and text.</summary>
    CodeAndValue,

    /// <summary>Text and code.</summary>
    ValueAndCode,
}
