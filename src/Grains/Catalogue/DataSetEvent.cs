using System.Text.Json.Serialization;

namespace Kkr.Catalogue;

/// <summary>Something that happened to a data set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(DataSetDefined), "data-set-defined")]
[JsonDerivedType(typeof(PeriodPublished), "period-published")]
[JsonDerivedType(typeof(PeriodScheduled), "period-scheduled")]
[JsonDerivedType(typeof(PeriodLocked), "period-locked")]
[JsonDerivedType(typeof(PeriodReopened), "period-reopened")]
[JsonDerivedType(typeof(DuplicateDecided), "duplicate-decided")]
internal abstract record DataSetEvent;
