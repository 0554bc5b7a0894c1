using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Reports;
using Kkr.Rights;
using Orleans.Concurrency;

namespace Kkr.Campaigns;

/// <summary>
/// One campaign or programme (agenda items 3.6 and 3.8): what is planned. How its goals stand is read from the regional
/// tables, where the figures are. Its key is its id, <c>voksenlaerlinge-nordjylland</c>.
/// </summary>
/// <remarks>
/// Whoever has signed in may read what is planned; which figures it is held against, the caller's right to those decides.
/// Planning is the secretariat's.
/// </remarks>
[Alias("kkr.ICampaignGrain")]
public interface ICampaignGrain : IGrainWithStringKey
{
    /// <summary>The plan as it stands, or as it was known at a moment.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<Answer<Campaign>> ReadAsync(Caller caller, DateTimeOffset? asOf, CancellationToken cancellationToken);

    /// <summary>The plan held against figures that the caller was found to have a right to; a figure not given counts as not reported.</summary>
    [Alias("Assess"), AlwaysInterleave]
    Task<Answer<CampaignAssessment>> AssessAsync(
        Caller caller, ImmutableArray<CampaignFigure> figures, DateTimeOffset? asOf, CancellationToken cancellationToken);

    /// <summary>Every change of it; the secretariat only.</summary>
    [Alias("ReadHistory"), AlwaysInterleave]
    Task<Answer<RecordedHistory>> ReadHistoryAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Sets what is planned, for the first time or anew; the secretariat only. The plan it has already changes nothing.</summary>
    [Alias("Plan")]
    Task<Answer<Campaign>> PlanAsync(CommandContext command, CampaignTerms terms, long? expected, CancellationToken cancellationToken);
}
