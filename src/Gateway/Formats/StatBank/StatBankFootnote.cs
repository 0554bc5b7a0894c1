namespace Kkr.Formats.StatBank;

/// <summary>A table's notes.</summary>
/// <param name="Text">The notes, a line each.</param>
/// <param name="Mandatory">Whether one of them must be shown.</param>
public sealed record StatBankFootnote(string Text, bool Mandatory);
