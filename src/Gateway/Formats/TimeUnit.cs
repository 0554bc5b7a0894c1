namespace Kkr.Formats;

/// <summary>The time scale of a table; the names are PxWebApi's.</summary>
public enum TimeUnit
{
    /// <summary>Half-years, days, school years and whatever else.</summary>
    Other,

    /// <summary>Years.</summary>
    Annual,

    /// <summary>Quarters.</summary>
    Quarterly,

    /// <summary>Months.</summary>
    Monthly,

    /// <summary>Weeks.</summary>
    Weekly,
}
