namespace Kkr.Formats.StatBank;

/// <summary>How a StatBank query is to be answered.</summary>
/// <param name="Format">The format.</param>
/// <param name="Language">The language.</param>
/// <param name="Separator">Semicolon or tab, in csv.</param>
/// <param name="Presentation">Codes or texts, in csv.</param>
/// <param name="TimeOrder">Which period comes first.</param>
public sealed record StatBankOptions(
    StatBankFormat Format, Language Language, CsvSeparator Separator, ValuePresentation Presentation, TimeOrder TimeOrder = TimeOrder.Ascending);
