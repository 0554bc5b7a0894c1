using System.Text.Json.Serialization;

namespace Kkr.ResultContracts;

/// <summary>Something that happened to a result contract. Its stream of these is the contract.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ContractAgreed), "contract-agreed")]
[JsonDerivedType(typeof(EvidenceGiven), "evidence-given")]
[JsonDerivedType(typeof(ContractEndorsed), "contract-endorsed")]
[JsonDerivedType(typeof(ContractReopened), "contract-reopened")]
internal abstract record ContractEvent;
