namespace Kkr.Formats;

/// <summary>A footnote to a table, a dimension or a category.</summary>
/// <param name="Text">The note.</param>
/// <param name="Mandatory">Whether it must be shown wherever the figures are.</param>
public sealed record Note(LocalText Text, bool Mandatory = false);
