namespace Kkr.Formats;

/// <summary>How categories are named in the formats that people read: csv, html and xlsx.</summary>
public enum LabelStyle
{
    /// <summary>The format's own: codes in csv, texts in html and xlsx, as in PxWeb.</summary>
    FormatDefault,

    /// <summary><c>UseCodes</c>.</summary>
    Codes,

    /// <summary><c>UseTexts</c>.</summary>
    Texts,

    /// <summary><c>UseCodesAndTexts</c>.</summary>
    CodesAndTexts,
}
