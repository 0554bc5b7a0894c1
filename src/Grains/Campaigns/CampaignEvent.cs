using System.Text.Json.Serialization;

namespace Kkr.Campaigns;

/// <summary>Something that happened to a campaign or programme.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CampaignPlanned), "campaign-planned")]
internal abstract record CampaignEvent;
