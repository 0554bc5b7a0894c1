using Kkr.Ledger;

namespace Kkr.Campaigns;

/// <summary>A campaign or programme as its events have made it.</summary>
/// <param name="Terms">What is planned; null until it first is.</param>
/// <param name="Revision">How many changes it has had.</param>
internal sealed record CampaignState(CampaignTerms? Terms, long Revision)
{
    public static CampaignState Empty { get; } = new(null, 0);

    public static CampaignState Apply(CampaignState state, Happened<CampaignEvent> happened) => happened.Event switch
    {
        CampaignPlanned planned => new(planned.Terms, happened.Sequence),
        _ => throw new InvalidOperationException($"A campaign knows no {happened.Event.GetType().Name}."),
    };
}
