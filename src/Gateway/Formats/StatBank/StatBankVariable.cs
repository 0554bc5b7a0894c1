namespace Kkr.Formats.StatBank;

/// <summary>A variable of a table.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Text">Its label.</param>
/// <param name="Elimination">Whether a query may leave it out.</param>
/// <param name="Time">Whether it is time.</param>
/// <param name="Values">Its values.</param>
public sealed record StatBankVariable(string Id, string Text, bool Elimination, bool Time, IReadOnlyList<StatBankValue> Values);
