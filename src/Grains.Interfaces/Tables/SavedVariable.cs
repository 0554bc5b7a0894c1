using System.Collections.Immutable;

namespace Kkr.Tables;

/// <summary>What a saved query takes of a variable.</summary>
/// <param name="Code">The variable.</param>
/// <param name="Values">Codes and expressions, as they were written.</param>
/// <param name="CodeList">The code list to apply, if any.</param>
[GenerateSerializer, Immutable, Alias("kkr.SavedVariable")]
public sealed record SavedVariable(
    [property: Id(0)] string Code, [property: Id(1)] ImmutableArray<string> Values, [property: Id(2)] string? CodeList);
