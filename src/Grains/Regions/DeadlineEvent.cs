using System.Text.Json.Serialization;

namespace Kkr.Regions;

/// <summary>Something that the reminder of a region's deadlines noticed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ObligationsOverdue), "obligations-overdue")]
[JsonDerivedType(typeof(ObligationsSettled), "obligations-settled")]
internal abstract record DeadlineEvent;
