namespace Kkr.Tables;

/// <summary>Which state of a table a copy holds.</summary>
/// <param name="Activation">The activation that counted; another one counts anew.</param>
/// <param name="Number">The count of changes since it began.</param>
[GenerateSerializer, Immutable, Alias("kkr.TableVersion")]
public readonly record struct TableVersion([property: Id(0)] Guid Activation, [property: Id(1)] long Number);
