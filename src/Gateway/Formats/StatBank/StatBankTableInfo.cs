namespace Kkr.Formats.StatBank;

/// <summary>A table with its variables and their values.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its title.</param>
/// <param name="Description">Its title with the variables.</param>
/// <param name="Unit">The unit of its first measure.</param>
/// <param name="SuppressedDataValue">What stands for a withheld figure.</param>
/// <param name="Updated">When its newest figure was recorded; <see langword="null"/> where none is in it.</param>
/// <param name="Active">Whether it gets figures.</param>
/// <param name="Contacts">Who answers questions.</param>
/// <param name="Footnote">Its notes, if any.</param>
/// <param name="Variables">Its variables.</param>
public sealed record StatBankTableInfo(
    string Id,
    string Text,
    string Description,
    string Unit,
    string SuppressedDataValue,
    string? Updated,
    bool Active,
    IReadOnlyList<StatBankContact> Contacts,
    StatBankFootnote? Footnote,
    IReadOnlyList<StatBankVariable> Variables);
