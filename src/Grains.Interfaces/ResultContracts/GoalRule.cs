using System.Text.Json.Serialization;

namespace Kkr.ResultContracts;

/// <summary>How the evidence of a goal becomes a fulfilment: one of the seven kinds below, told apart by <c>kind</c> in JSON.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(ThresholdRule), "thresholds")]
[JsonDerivedType(typeof(ShareRule), "share-at-or-above")]
[JsonDerivedType(typeof(IncreaseRule), "increase-over-baseline")]
[JsonDerivedType(typeof(EffortsRule), "share-of-efforts")]
[JsonDerivedType(typeof(CountsRule), "counts-against-targets")]
[JsonDerivedType(typeof(DocumentedRule), "documented")]
[JsonDerivedType(typeof(DecidedRule), "decided-by-authority")]
[GenerateSerializer, Immutable, Alias("kkr.GoalRule")]
public abstract record GoalRule
{
    private protected GoalRule()
    {
    }
}
