namespace Kkr.Reports;

/// <summary>How long a time a report covers.</summary>
public enum PeriodType
{
    /// <summary>A calendar year: <c>2020</c>.</summary>
    Year,

    /// <summary>Half a year: <c>2020H1</c>.</summary>
    HalfYear,

    /// <summary>A quarter: <c>2020K4</c>.</summary>
    Quarter,

    /// <summary>A month: <c>2020M12</c>.</summary>
    Month,

    /// <summary>A day on which something is counted: <c>2020-12-01</c>.</summary>
    Day,

    /// <summary>A school or counting year across two calendar years: <c>2017-2018</c>.</summary>
    SchoolYear,
}
