using System.Globalization;
using System.Text.RegularExpressions;

namespace Kkr.Formats;

/// <summary>
/// Reads a period's code, as Statistics Denmark writes it: <c>2020</c>, <c>2020H1</c>, <c>2020K4</c>, <c>2020M12</c>, <c>2020U07</c>,
/// a day <c>2020-12-01</c>, and a school or counting year <c>2017-2018</c> or <c>2017/2018</c>.
/// </summary>
public static partial class PeriodCode
{
    /// <summary>The code as it is stored: <c>2020Q4</c> is <c>2020K4</c>.</summary>
    public static string Normalise(string code) =>
        EnglishQuarter().Match(code) is { Success: true } quarter ? $"{quarter.Groups[1].Value}K{quarter.Groups[2].Value}" : code;

    /// <summary>The time scale.</summary>
    public static TimeUnit Unit(string code) => Shape(code) switch
    {
        'A' => TimeUnit.Annual,
        'Q' => TimeUnit.Quarterly,
        'M' => TimeUnit.Monthly,
        'W' => TimeUnit.Weekly,
        _ => TimeUnit.Other,
    };

    /// <summary>
    /// The letter and the digits by which PC-Axis' TIMEVAL tells the period: <c>('Q', "20204")</c> for 2020K4. School years are told by their
    /// first year; <see langword="null"/> where the format has no way to write the period.
    /// </summary>
    public static (char Scale, string Digits)? TimeVal(string code) => Shape(code) switch
    {
        null => null,
        'S' => ('A', code[..4]),
        { } shape => (shape, string.Concat(code.Where(char.IsAsciiDigit))),
    };

    /// <summary>The first day of the period, UTC, or <see langword="null"/> for a code of no known form.</summary>
    public static DateOnly? FirstDay(string code)
    {
        var shape = Shape(code);
        if (shape is null) return null;
        var year = int.Parse(code.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var part = shape is 'H' or 'Q' or 'M' or 'W' ? int.Parse(code.AsSpan(5), CultureInfo.InvariantCulture) : 1;
        if (year == 0) return null;
        return shape switch
        {
            'A' or 'S' => new DateOnly(year, 1, 1),
            'H' => new DateOnly(year, (part - 1) * 6 + 1, 1),
            'Q' => new DateOnly(year, (part - 1) * 3 + 1, 1),
            'M' => new DateOnly(year, part, 1),
            'W' when part <= ISOWeek.GetWeeksInYear(year) => DateOnly.FromDateTime(ISOWeek.ToDateTime(year, part, DayOfWeek.Monday)),
            'D' when DateOnly.TryParseExact(code, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
            _ => null,
        };
    }

    private static char? Shape(string code)
    {
        if (Year().IsMatch(code)) return 'A';
        if (YearPair().IsMatch(code)) return 'S';
        if (Day().IsMatch(code)) return 'D';
        if (!Part().IsMatch(code)) return null;
        return code[4] switch { 'H' => 'H', 'K' or 'Q' => 'Q', 'M' => 'M', _ => 'W' };
    }

    [GeneratedRegex(@"^[0-9]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"^[0-9]{4}[-/][0-9]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex YearPair();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"^[0-9]{4}(H[12]|[KQ][1-4]|M(0[1-9]|1[0-2])|[UW](0[1-9]|[1-4][0-9]|5[0-3]))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"^([0-9]{4})[Qq]([1-4])\z", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishQuarter();
}
