namespace Kkr.Municipalities;

/// <summary>Which day it is in Denmark: deadlines and openings follow the local calendar, not UTC's.</summary>
public static class DanishCalendar
{
    private static readonly TimeZoneInfo Copenhagen =
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Copenhagen", out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The day in Denmark at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Copenhagen).DateTime);

    /// <summary>The day in Denmark now.</summary>
    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow());
}
