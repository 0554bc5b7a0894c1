using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kkr.Reports;

/// <summary>
/// The time a report covers, written as Statistics Denmark writes it: <c>2020</c>, <c>2020H1</c>, <c>2020K4</c>,
/// <c>2020M12</c>, <c>2020-12-01</c>, <c>2017-2018</c>. Years run from 1900 to 2199. The international <c>2020Q4</c> is
/// read and becomes <c>2020K4</c>.
/// </summary>
[GenerateSerializer, Immutable, Alias("kkr.Period")]
[JsonConverter(typeof(PeriodJsonConverter))]
public readonly record struct Period : IComparable<Period>
{
    private const int FirstYear = 1900, LastYear = 2199;

    private Period(PeriodType type, int year, int number) => (Type, Year, Number) = (type, year, number);

    /// <summary>How long it is.</summary>
    [field: Id(0)]
    public PeriodType Type { get; }

    /// <summary>The calendar year it begins in.</summary>
    [field: Id(1)]
    public int Year { get; }

    /// <summary>Which half-year, quarter, month or day of the year it is, from 1; 1 for a year.</summary>
    [field: Id(2)]
    public int Number { get; }

    /// <summary>The first day that it covers. A school or counting year is taken to begin on 1 August.</summary>
    public DateOnly FirstDay => Type switch
    {
        PeriodType.HalfYear => new(Year, (Number - 1) * 6 + 1, 1),
        PeriodType.Quarter => new(Year, (Number - 1) * 3 + 1, 1),
        PeriodType.Month => new(Year, Number, 1),
        PeriodType.Day => new DateOnly(Year, 1, 1).AddDays(Number - 1),
        PeriodType.SchoolYear => new(Year, 8, 1),
        _ => new(Year, 1, 1),
    };

    /// <summary>The last day that it covers.</summary>
    public DateOnly LastDay => Type switch
    {
        PeriodType.HalfYear => FirstDay.AddMonths(6).AddDays(-1),
        PeriodType.Quarter => FirstDay.AddMonths(3).AddDays(-1),
        PeriodType.Month => FirstDay.AddMonths(1).AddDays(-1),
        PeriodType.Day => FirstDay,
        _ => FirstDay.AddYears(1).AddDays(-1),
    };

    /// <summary>The calendar year <paramref name="year"/>.</summary>
    public static Period OfYear(int year) => Checked(PeriodType.Year, year, 1, 1);

    /// <summary>The period of a type that a day falls in.</summary>
    public static Period Containing(PeriodType type, DateOnly day) => type switch
    {
        PeriodType.HalfYear => Checked(type, day.Year, (day.Month - 1) / 6 + 1, 2),
        PeriodType.Quarter => Checked(type, day.Year, (day.Month - 1) / 3 + 1, 4),
        PeriodType.Month => Checked(type, day.Year, day.Month, 12),
        PeriodType.Day => Checked(type, day.Year, day.DayOfYear, 366),
        PeriodType.SchoolYear => Checked(type, day.Month >= 8 ? day.Year : day.Year - 1, 1, 1),
        _ => OfYear(day.Year),
    };

    /// <summary>The period of the same type just before this one.</summary>
    public Period Previous() => Containing(Type, FirstDay.AddDays(-1));

    /// <summary>The same period a year earlier.</summary>
    public Period YearBefore() => Type == PeriodType.Day ? Containing(Type, FirstDay.AddYears(-1)) : Checked(Type, Year - 1, Number, 366);

    /// <summary>Reads a period.</summary>
    /// <exception cref="FormatException">It is not written as one.</exception>
    public static Period Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not a period.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Period result)
    {
        result = default;
        if (text is null || text.Length is < 4 or > 10 || !TryDigits(text.AsSpan(0, 4), out var year)) return false;
        if (year is < FirstYear or > LastYear) return false;
        var rest = text.AsSpan(4);
        if (rest.IsEmpty) return Is(PeriodType.Year, year, 1, out result);
        if (rest.Length == 2 && TryDigits(rest[1..], out var part))
        {
            if (rest[0] == 'H' && part is 1 or 2) return Is(PeriodType.HalfYear, year, part, out result);
            if (rest[0] is 'K' or 'Q' && part is >= 1 and <= 4) return Is(PeriodType.Quarter, year, part, out result);
        }

        if (rest.Length == 3 && rest[0] == 'M' && TryDigits(rest[1..], out var month) && month is >= 1 and <= 12)
            return Is(PeriodType.Month, year, month, out result);
        if (rest.Length == 5 && rest[0] == '-' && TryDigits(rest[1..], out var next) && next == year + 1)
            return Is(PeriodType.SchoolYear, year, 1, out result);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Is(PeriodType.Day, day.Year, day.DayOfYear, out result);
        return false;
    }

    /// <summary>Orders by first day, and the longer before the shorter.</summary>
    public int CompareTo(Period other)
    {
        // Nearly all that are compared are of one type, and tables look periods up with each submission.
        if (Type == other.Type) return Year == other.Year ? Number.CompareTo(other.Number) : Year.CompareTo(other.Year);
        var byDay = FirstDay.CompareTo(other.FirstDay);
        return byDay != 0 ? byDay : other.LastDay.CompareTo(LastDay) is var byLength and not 0 ? byLength : Type.CompareTo(other.Type);
    }

    /// <summary>The period as Statistics Denmark writes it.</summary>
    public override string ToString() => Type switch
    {
        PeriodType.HalfYear => string.Create(CultureInfo.InvariantCulture, $"{Year}H{Number}"),
        PeriodType.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year}K{Number}"),
        PeriodType.Month => string.Create(CultureInfo.InvariantCulture, $"{Year}M{Number:00}"),
        PeriodType.Day => FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PeriodType.SchoolYear => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Year + 1}"),
        _ => Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Earlier than.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Later than.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Not later than.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    private static Period Checked(PeriodType type, int year, int number, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, most);
        return new(type, year, number);
    }

    private static bool Is(PeriodType type, int year, int number, out Period result)
    {
        result = new(type, year, number);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            number = number * 10 + (c - '0');
        }

        return true;
    }

    private sealed class PeriodJsonConverter : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var period) ? period : throw new JsonException("Not a period.");

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());

        public override Period ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.ToString());
    }
}
