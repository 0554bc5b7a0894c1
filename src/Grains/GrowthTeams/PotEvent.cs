using System.Text.Json.Serialization;

namespace Kkr.GrowthTeams;

/// <summary>Something that happened to the money the teams share.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PotReserved), "pot-reserved")]
[JsonDerivedType(typeof(PotSettled), "pot-settled")]
[JsonDerivedType(typeof(PotReleased), "pot-released")]
internal abstract record PotEvent;
