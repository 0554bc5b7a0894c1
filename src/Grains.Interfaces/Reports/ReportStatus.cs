namespace Kkr.Reports;

/// <summary>How far a report has come.</summary>
public enum ReportStatus
{
    /// <summary>Nothing has been submitted.</summary>
    Missing,

    /// <summary>Submitted, and not approved since.</summary>
    Submitted,

    /// <summary>Approved by somebody else than the one who submitted it.</summary>
    Approved,

    /// <summary>Taken back: it counts no more.</summary>
    Withdrawn,

    /// <summary>Closed to change.</summary>
    Locked,

    /// <summary>Something is saved that is not submitted yet: it never counts.</summary>
    Draft,
}
