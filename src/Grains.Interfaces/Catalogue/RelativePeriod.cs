namespace Kkr.Catalogue;

/// <summary>A period, seen from the one that is reported.</summary>
public enum RelativePeriod
{
    /// <summary>The same.</summary>
    Same,

    /// <summary>The one before it, of the same type.</summary>
    Previous,

    /// <summary>The same, a year before.</summary>
    YearBefore,

    /// <summary>The calendar year that it begins in: population figures are yearly.</summary>
    Year,
}
