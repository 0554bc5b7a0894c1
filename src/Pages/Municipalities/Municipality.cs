using Kkr.Pages.Regions;
using Kkr.Pages.Words;

namespace Kkr.Pages.Municipalities;

/// <summary>A municipality in the list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region's code.</param>
public sealed record ListedMunicipality(string Code, string Name, string Region);

/// <summary>A municipality's own aggregate.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region's code.</param>
/// <param name="Completeness">How many of its obligations are met.</param>
/// <param name="Obligations">What it is asked for.</param>
/// <param name="Activity">Its newest changes.</param>
public sealed record Municipality(
    string Code, string Name, string Region, Met Completeness, IReadOnlyList<Obligation> Obligations, IReadOnlyList<Activity> Activity)
{
    /// <summary>A region, or the country, as the reporter of what no municipality has.</summary>
    public static Municipality Of(Region region)
    {
        var obligations = region.Completeness.Select(c => new Obligation(
            c.DataSet, c.Title, c.Period, c.Approved > 0 ? "approved" : c.Received > 0 ? "submitted" : "missing", 0, c.Deadline, null, null, c.Opens, c.Overdue, c.Lock)).ToList();
        return new(region.Code, region.Name, region.Code, new(obligations.Count, obligations.Count(o => o.IsMet), obligations.Count(o => o.Status == "approved")), obligations, []);
    }
}

/// <summary>How many obligations are met.</summary>
/// <param name="Expected">How many there are.</param>
/// <param name="Received">How many are reported.</param>
/// <param name="Approved">How many are approved.</param>
public sealed record Met(int Expected, int Received, int Approved);

/// <summary>Something a municipality is asked for.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Title">Its title.</param>
/// <param name="Period">The period.</param>
/// <param name="Status">How far the report has come.</param>
/// <param name="Revision">The report's revision.</param>
/// <param name="Deadline">The last timely day.</param>
/// <param name="Through">The municipality it is reported through; null when it reports itself.</param>
/// <param name="ThroughName">That one's name.</param>
/// <param name="Opens">The first day on which it can be reported.</param>
/// <param name="Overdue">Whether it is still owed, and the deadline has passed.</param>
/// <param name="Lock">Why it is closed to change; null when it is not.</param>
public sealed record Obligation(
    string DataSet, Phrase Title, string Period, string Status, long Revision, DateOnly Deadline, string? Through, string? ThroughName,
    DateOnly Opens, bool Overdue, Locked? Lock)
{
    /// <summary>Whether it has been reported.</summary>
    public bool IsMet => Status is "submitted" or "approved";
}

/// <summary>A report that changed.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Period">The period.</param>
/// <param name="Revision">To which revision.</param>
/// <param name="Status">To which status.</param>
/// <param name="RecordedAt">When.</param>
public sealed record Activity(string DataSet, string Period, long Revision, string Status, DateTimeOffset RecordedAt);
