using System.Collections.Immutable;

namespace Kkr.Catalogue;

/// <summary>One thing that is told of each record.</summary>
/// <param name="Id">Its id, short ASCII: <c>matchtype</c>. It may not be <c>id</c>.</param>
/// <param name="Title">What people read.</param>
/// <param name="Kind">What it holds.</param>
[GenerateSerializer, Immutable, Alias("kkr.RecordAttribute")]
public sealed record RecordAttribute(
    [property: Id(0)] string Id, [property: Id(1)] Text Title, [property: Id(2)] AttributeKind Kind)
{
    /// <summary>The most characters of a text, where the definition names no other limit.</summary>
    public const int UsualMaxLength = 200;

    /// <summary>Whether every record must have it.</summary>
    [Id(3)]
    public bool Required { get; init; }

    /// <summary>The codes it may have, for <see cref="AttributeKind.Code"/>.</summary>
    [Id(4)]
    public ImmutableArray<Code> Codes { get; init; } = [];

    /// <summary>Whether a record can have several codes; such a record counts once in a total, and once under each of its codes.</summary>
    [Id(5)]
    public bool Multiple { get; init; }

    /// <summary>The most characters of a text; null for <see cref="UsualMaxLength"/>.</summary>
    [Id(6)]
    public int? MaxLength { get; init; }
}
