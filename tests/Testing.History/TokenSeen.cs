namespace Kkr.Testing.History;

/// <summary>A receipt's token that a read named: the answer must hold it.</summary>
/// <param name="Report">The report.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Position">Its position.</param>
public sealed record TokenSeen(ReportId Report, long Revision, long Position);
