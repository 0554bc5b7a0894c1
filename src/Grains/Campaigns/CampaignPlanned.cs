namespace Kkr.Campaigns;

/// <summary>What is planned was set, for the first time or anew.</summary>
/// <param name="Terms">What was set.</param>
internal sealed record CampaignPlanned(CampaignTerms Terms) : CampaignEvent;
