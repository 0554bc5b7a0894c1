namespace Kkr.Pages.Words;

/// <summary>What people read, in both languages; the API's texts have the same shape.</summary>
/// <param name="Da">Danish.</param>
/// <param name="En">English.</param>
public sealed record Phrase(string Da, string En)
{
    /// <summary>The text in a language.</summary>
    public string In(Language language) => language == Language.English ? En : Da;
}
