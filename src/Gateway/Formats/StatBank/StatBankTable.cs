namespace Kkr.Formats.StatBank;

/// <summary>A table in StatBank's list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its title.</param>
/// <param name="Unit">The unit of its first measure.</param>
/// <param name="Updated">When its newest figure was recorded; <see langword="null"/> where none is in it.</param>
/// <param name="FirstPeriod">Its first period.</param>
/// <param name="LatestPeriod">Its last period.</param>
/// <param name="Active">Whether it gets figures.</param>
/// <param name="Variables">The labels of its variables.</param>
public sealed record StatBankTable(
    string Id, string Text, string Unit, string? Updated, string? FirstPeriod, string? LatestPeriod, bool Active, IReadOnlyList<string> Variables);
