namespace Kkr.Reports;

/// <summary>Why a command was not carried out. Nothing was recorded.</summary>
public enum RefusalKind
{
    /// <summary>Its content breaks rules; every fault is named.</summary>
    Invalid,

    /// <summary>Its id was used before, for something else.</summary>
    KeyReused,

    /// <summary>The revision that the caller expected is not the current one.</summary>
    RevisionMismatch,

    /// <summary>The report is locked.</summary>
    ReportLocked,

    /// <summary>The period can't be reported yet, or no longer.</summary>
    PeriodClosed,

    /// <summary>The municipality reports through another one here.</summary>
    ReportsJointly,

    /// <summary>The caller has no right to it.</summary>
    Forbidden,

    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>It does not fit the state things are in.</summary>
    Conflict,
}
