namespace Kkr.Municipalities;

/// <summary>Which day it is in Denmark: deadlines and openings follow the local calendar, not UTC's.</summary>
public static class DanishCalendar
{
    private static readonly TimeZoneInfo Copenhagen =
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Copenhagen", out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The day in Denmark at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Copenhagen).DateTime);

    /// <summary>The time of day in Denmark at an instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Copenhagen).DateTime);

    /// <summary>The instant at which it is a time of a day in Denmark.</summary>
    public static DateTimeOffset InstantOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Copenhagen.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The day in Denmark now.</summary>
    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>The last instant of a day in Denmark.</summary>
    public static DateTimeOffset EndOf(DateOnly day)
    {
        var next = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(next, Copenhagen.GetUtcOffset(next)).AddTicks(-1);
    }
}
