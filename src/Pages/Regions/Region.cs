using Kkr.Pages.Words;

namespace Kkr.Pages.Regions;

/// <summary>How complete a region's reports are.</summary>
/// <param name="Code">The region's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Completeness">One row a data set and period.</param>
public sealed record Region([property: System.Text.Json.Serialization.JsonPropertyName("region")] string Code, string Name, IReadOnlyList<Completeness> Completeness);

/// <summary>Who has reported on a data set and period.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Title">Its title.</param>
/// <param name="Period">The period.</param>
/// <param name="Expected">How many are expected to report.</param>
/// <param name="Received">How many have.</param>
/// <param name="Approved">How many reports are approved.</param>
/// <param name="Missing">Those who have not, by name.</param>
/// <param name="Deadline">The last timely day.</param>
/// <param name="Opens">The first day on which it can be reported.</param>
/// <param name="Overdue">Whether the deadline has passed and somebody has not reported.</param>
/// <param name="Lock">Why it is closed to change; null when it is not.</param>
public sealed record Completeness(
    string DataSet, Phrase Title, string Period, int Expected, int Received, int Approved, IReadOnlyList<string> Missing, DateOnly Deadline,
    DateOnly Opens, bool Overdue, Locked? Lock)
{
    /// <summary>Whether all have reported.</summary>
    public bool IsComplete => Received >= Expected;
}

/// <summary>That something is closed to change.</summary>
/// <param name="Reason">Why, for those who may know.</param>
/// <param name="Since">Since when.</param>
/// <param name="OpenedBy">The role that can open it.</param>
public sealed record Locked(string? Reason, DateTimeOffset Since, string OpenedBy);

/// <summary>A region in the list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Municipalities">The codes of the municipalities in it.</param>
public sealed record ListedRegion(string Code, string Name, IReadOnlyList<string> Municipalities);
