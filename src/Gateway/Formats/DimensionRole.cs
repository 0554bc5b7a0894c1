namespace Kkr.Formats;

/// <summary>The role of a dimension in JSON-stat's sense.</summary>
public enum DimensionRole
{
    /// <summary>A classification like any other.</summary>
    Classification,

    /// <summary>Periods, oldest first.</summary>
    Time,

    /// <summary>Areas.</summary>
    Geo,

    /// <summary>What is measured; its categories carry unit and decimals.</summary>
    Metric,
}
