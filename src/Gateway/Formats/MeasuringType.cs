namespace Kkr.Formats;

/// <summary>Whether a measure is taken at a moment, over a period, or is an average; the names are PxWebApi's.</summary>
public enum MeasuringType
{
    /// <summary>None of the others, such as a share.</summary>
    Other,

    /// <summary>A stock at a moment.</summary>
    Stock,

    /// <summary>A flow over the period.</summary>
    Flow,

    /// <summary>An average over the period.</summary>
    Average,
}
