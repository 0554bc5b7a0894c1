using System.Globalization;

namespace Kkr.Pages.Words;

/// <summary>
/// Numbers and dates as people write them: 1.784, 21,5 % and 31.12.2020 in Danish; 1,784, 21.5% and 31 December 2020 in
/// English. They do not depend on what the machine knows of cultures.
/// </summary>
public static class Written
{
    private const string Unknown = "–";

    private static readonly NumberFormatInfo Danish = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
        NegativeSign = "−",
    };

    private static readonly NumberFormatInfo English = new() { NegativeSign = "−" };
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>A number with the decimals it has, at most four.</summary>
    public static string Number(decimal? value, Language language) =>
        value is { } number ? number.ToString("#,##0.####", FormatOf(language)) : Unknown;

    /// <summary>A number with a fixed count of decimals.</summary>
    public static string Number(decimal? value, int decimals, Language language) =>
        value is { } number ? number.ToString($"N{decimals}", FormatOf(language)) : Unknown;

    /// <summary>A change with its sign.</summary>
    public static string Change(decimal? value, Language language) =>
        value is { } number ? (number > 0 ? "+" : "") + Number(number, language) : Unknown;

    /// <summary>Per cent with one decimal.</summary>
    public static string Percent(decimal? value, Language language) =>
        value is { } number ? Number(number, 1, language) + Sign(language) : Unknown;

    /// <summary>Whole per cent.</summary>
    public static string WholePercent(decimal value, Language language) => Number(value, 0, language) + Sign(language);

    /// <summary>Millions of Danish kroner.</summary>
    public static string Millions(decimal valueDkk, Language language) =>
        Number(Math.Round(valueDkk / 1_000_000m, 1), language) + (language == Language.English ? "\u00a0million DKK" : "\u00a0mio.\u00a0kr.");

    /// <summary>A day.</summary>
    public static string Day(DateOnly? day, Language language) => day switch
    {
        null => Unknown,
        { } d when language == Language.English => d.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        { } d => d.ToString("dd'.'MM'.'yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// A period, from the way Statistics Denmark writes it: 2026, 1. halvår 2026, 4. kvartal 2026, december 2026, 01.12.2026,
    /// 2025/2026; what is written in another way stands as it is.
    /// </summary>
    public static string Period(string period, Language language)
    {
        var english = language == Language.English;
        if (DateOnly.TryParseExact(period, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Day(day, language);
        if (period.Length == 9 && period[4] == '-' && period[5..].All(char.IsAsciiDigit)) return $"{period[..4]}/{period[5..]}";
        if (period.Length < 6 || !period[..4].All(char.IsAsciiDigit) || !int.TryParse(period[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var part)) return period;
        return (period[4], part) switch
        {
            ('H', 1 or 2) => english ? $"{(part == 1 ? "1st" : "2nd")} half of {period[..4]}" : $"{part}. halvår {period[..4]}",
            ('K' or 'Q', >= 1 and <= 4) => english ? $"Q{part} {period[..4]}" : $"{part}. kvartal {period[..4]}",
            ('M', >= 1 and <= 12) => $"{(english ? CultureInfo.InvariantCulture.DateTimeFormat.MonthNames : DanishMonths)[part - 1]} {period[..4]}",
            _ => period,
        };
    }

    private static readonly string[] DanishMonths =
        ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

    /// <summary>A moment, in Danish time.</summary>
    public static string Moment(DateTimeOffset? moment, Language language)
    {
        if (moment is not { } instant) return Unknown;
        var local = TimeZoneInfo.ConvertTime(instant, Copenhagen);
        return Day(DateOnly.FromDateTime(local.DateTime), language)
            + (language == Language.English ? " at " : " kl. ") + local.ToString(language == Language.English ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture);
    }

    /// <summary>The day of a moment, in Denmark.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Copenhagen).DateTime);

    /// <summary>A number for a form field: without grouping, so that it can be edited.</summary>
    public static string Field(decimal? value, Language language) => value?.ToString("0.####", FormatOf(language)).Replace('−', '-') ?? "";

    /// <summary>
    /// Reads a number as people write it. A lone point or comma before three digits is read as the grouping of the language:
    /// 1.784 is one thousand seven hundred and eighty-four in Danish.
    /// </summary>
    public static bool TryReadNumber(string text, Language language, out decimal value)
    {
        var plain = text.Trim().Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace('−', '-');
        var styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        value = 0;
        return IsGroupedWell(plain, language == Language.English ? ',' : '.', language == Language.English ? '.' : ',')
            && decimal.TryParse(plain, styles, language == Language.English ? NumberFormatInfo.InvariantInfo : ReadingDanish, out value);
    }

    private static readonly NumberFormatInfo ReadingDanish = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    private static bool IsGroupedWell(string text, char group, char point)
    {
        var whole = text.Split(point)[0].TrimStart('-', '+').Split(group);
        return whole.Length == 1 || (whole[0].Length is >= 1 and <= 3 && whole.Skip(1).All(part => part.Length == 3));
    }

    private static NumberFormatInfo FormatOf(Language language) => language == Language.English ? English : Danish;

    private static string Sign(Language language) => language == Language.English ? "%" : "\u00a0%";
}
