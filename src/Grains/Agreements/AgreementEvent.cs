using System.Text.Json.Serialization;

namespace Kkr.Agreements;

/// <summary>Something that happened to a framework agreement.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AgreementMade), "agreement-made")]
[JsonDerivedType(typeof(FollowUpRecorded), "follow-up-recorded")]
[JsonDerivedType(typeof(SupervisionRecorded), "supervision-recorded")]
[JsonDerivedType(typeof(ProvidersChanged), "providers-changed")]
[JsonDerivedType(typeof(AgreementReminded), "agreement-reminded")]
internal abstract record AgreementEvent;
