namespace Kkr.Gateway.Reports;

/// <summary>All that happened to a report.</summary>
/// <param name="Revisions">Its revisions, the oldest first.</param>
internal sealed record HistoryAnswer(IReadOnlyList<RevisionAnswer> Revisions);
