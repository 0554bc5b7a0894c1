namespace Kkr.Formats;

/// <summary>The ISO 639-1 code of a <see cref="Language"/>, as the <c>lang</c> parameters of both table interfaces carry it.</summary>
public static class LanguageCode
{
    /// <summary>Both languages, the default first.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.Danish, Language.English];

    /// <summary>The two-letter code: <c>da</c> or <c>en</c>.</summary>
    public static string Code(this Language language) => language == Language.English ? "en" : "da";

    /// <summary>The language's name in itself, for the list of languages in the configuration.</summary>
    public static string NativeName(this Language language) => language == Language.English ? "English" : "Dansk";

    /// <summary>Reads a code, whatever its case; <see langword="null"/> or empty is Danish.</summary>
    /// <returns>False where the code names a language that tables do not have.</returns>
    public static bool TryParse(string? code, out Language language)
    {
        language = Language.Danish;
        if (string.IsNullOrEmpty(code) || code.Equals("da", StringComparison.OrdinalIgnoreCase)) return true;
        if (!code.Equals("en", StringComparison.OrdinalIgnoreCase)) return false;
        language = Language.English;
        return true;
    }
}
