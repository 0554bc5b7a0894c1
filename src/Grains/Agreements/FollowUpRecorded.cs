namespace Kkr.Agreements;

/// <summary>A follow-up was held.</summary>
/// <param name="FollowUp">Which, and when.</param>
internal sealed record FollowUpRecorded(FollowUpHeld FollowUp) : AgreementEvent;
