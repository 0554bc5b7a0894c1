namespace Kkr.Formats;

/// <summary>A text for users in both languages.</summary>
/// <param name="Da">Danish.</param>
/// <param name="En">English.</param>
public sealed record LocalText(string Da, string En)
{
    /// <summary>A text that is the same in both languages, such as a period or a name.</summary>
    public static LocalText Same(string text) => new(text, text);

    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.English ? En : Da;
}
