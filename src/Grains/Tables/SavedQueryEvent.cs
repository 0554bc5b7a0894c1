using System.Text.Json.Serialization;

namespace Kkr.Tables;

/// <summary>Something that happened to a saved query.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(QuerySaved), "query-saved")]
internal abstract record SavedQueryEvent;
