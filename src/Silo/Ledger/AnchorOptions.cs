using System.ComponentModel.DataAnnotations;

namespace Kkr.Ledger;

/// <summary>Where and how often the ledger is anchored: the section <c>Ledger:Anchors</c>.</summary>
public sealed class AnchorOptions
{
    /// <summary>The file that anchors are added to; without one nothing is anchored. All silos of a cluster may share one, or have one each.</summary>
    public string? File { get; set; }

    /// <summary>
    /// The time between anchors, 1 second to 1 day. Only what was recorded since the newest one can be rewritten without a
    /// trace, so this is how long an entry is not yet safe from the administrators of the database.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);
}
