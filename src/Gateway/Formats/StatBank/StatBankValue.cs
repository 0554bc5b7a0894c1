namespace Kkr.Formats.StatBank;

/// <summary>A value of a variable.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Text">Its label.</param>
public sealed record StatBankValue(string Id, string Text);
