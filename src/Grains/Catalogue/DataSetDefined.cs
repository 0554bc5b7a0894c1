namespace Kkr.Catalogue;

/// <summary>The data set got its first or next version.</summary>
/// <param name="Definition">The definition, whole.</param>
internal sealed record DataSetDefined(DataSetDefinition Definition) : DataSetEvent;
