namespace Kkr.Agreements;

/// <summary>A supervision report was handed in.</summary>
/// <param name="Report">The report.</param>
internal sealed record SupervisionRecorded(SupervisionReport Report) : AgreementEvent;
