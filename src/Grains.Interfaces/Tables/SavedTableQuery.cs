using System.Collections.Immutable;

namespace Kkr.Tables;

/// <summary>A query on a table that somebody saved, to run it again on the figures of the day.</summary>
/// <param name="TableId">The table.</param>
/// <param name="Language">The language that it was saved in: <c>da</c> or <c>en</c>.</param>
/// <param name="OutputFormat">The format to run it in; null for the default.</param>
/// <param name="OutputFormatParams">How to write that format.</param>
/// <param name="Variables">What to take of each variable.</param>
/// <param name="Heading">Variables across the top; empty for the default.</param>
/// <param name="Stub">Variables down the side; empty for the default.</param>
[GenerateSerializer, Immutable, Alias("kkr.SavedTableQuery")]
public sealed record SavedTableQuery(
    [property: Id(0)] string TableId, [property: Id(1)] string Language, [property: Id(2)] string? OutputFormat,
    [property: Id(3)] ImmutableArray<string> OutputFormatParams, [property: Id(4)] ImmutableArray<SavedVariable> Variables,
    [property: Id(5)] ImmutableArray<string> Heading, [property: Id(6)] ImmutableArray<string> Stub);
