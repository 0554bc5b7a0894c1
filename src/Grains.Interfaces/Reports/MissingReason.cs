namespace Kkr.Reports;

/// <summary>Why a figure is not there. A missing figure is never a zero (guarantee G8).</summary>
public enum MissingReason
{
    /// <summary>It exists, but is not known.</summary>
    Unknown,

    /// <summary>It can't exist here.</summary>
    NotApplicable,

    /// <summary>It is known and not told.</summary>
    Confidential,
}
