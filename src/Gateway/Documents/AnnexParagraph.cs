namespace Kkr.Gateway.Documents;

/// <summary>A paragraph.</summary>
/// <param name="Text">What it says.</param>
public sealed record AnnexParagraph(string Text) : AnnexPart;
