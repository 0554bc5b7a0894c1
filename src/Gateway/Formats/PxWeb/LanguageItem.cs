namespace Kkr.Formats.PxWeb;

/// <summary>A language that tables exist in.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Label">Its name in itself.</param>
public sealed record LanguageItem(string Id, string Label);
