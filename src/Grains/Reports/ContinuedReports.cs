using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>What a look at the ledger found of a table's reports.</summary>
/// <param name="UpTo">The position up to which everything is told.</param>
/// <param name="Heads">The reports that were continued, with the newest revision of each.</param>
internal sealed record ContinuedReports(long UpTo, ImmutableArray<ReportHead> Heads);
