namespace Kkr.Formats.PxWeb;

/// <summary>How the figures are to be cited.</summary>
/// <param name="Language">The language.</param>
/// <param name="Text">The citation.</param>
public sealed record SourceReference(string Language, string Text);
