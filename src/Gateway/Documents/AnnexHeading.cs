namespace Kkr.Gateway.Documents;

/// <summary>A heading.</summary>
/// <param name="Level">2 for a section, 3 within one; the title is 1.</param>
/// <param name="Text">What it says.</param>
public sealed record AnnexHeading(int Level, string Text) : AnnexPart;
