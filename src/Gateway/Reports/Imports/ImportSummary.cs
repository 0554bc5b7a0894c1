namespace Kkr.Gateway.Reports.Imports;

/// <summary>The last line of an import.</summary>
/// <param name="Accepted">How many reports were stored.</param>
/// <param name="Replayed">How many had been imported before; nothing changed.</param>
/// <param name="Rejected">How many were refused; nothing of them was stored.</param>
/// <param name="Errors">The faults, by line; of very many, the first.</param>
internal sealed record ImportSummary(int Accepted, int Replayed, int Rejected, IReadOnlyList<ImportProgress.Fault> Errors);
