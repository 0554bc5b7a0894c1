using Kkr.Reports;

namespace Kkr.Bench.WholeContract;

/// <summary>What became of a submission.</summary>
/// <param name="Receipt">Its receipt; null when it was refused.</param>
/// <param name="Refusal">Why it was.</param>
/// <param name="Replayed">Whether it had been recorded before.</param>
internal sealed record SubmissionOutcome(Contract.Receipt? Receipt, Refusal? Refusal, bool Replayed);
