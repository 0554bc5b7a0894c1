namespace Kkr.Formats.PxWeb;

/// <summary>One value of a code list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its label.</param>
/// <param name="ValueMapping">The codes of the variable that it stands for.</param>
public sealed record ValueMap(
    string Code,
    string Label,
    [property: System.Text.Json.Serialization.JsonPropertyName("valueMap")] IReadOnlyList<string> ValueMapping);
