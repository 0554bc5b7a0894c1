namespace Kkr.Catalogue;

/// <summary>One version of a definition.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="RecordedAt">When it was given.</param>
/// <param name="By">Who gave it.</param>
[GenerateSerializer, Immutable, Alias("kkr.DataSetVersion")]
public sealed record DataSetVersion(
    [property: Id(0)] DataSetDefinition Definition, [property: Id(1)] DateTimeOffset RecordedAt, [property: Id(2)] string By);
