using System.Collections.Immutable;

namespace Kkr.Catalogue;

/// <summary>A question of a survey.</summary>
/// <param name="Id">Its id, short ASCII: <c>f05-samarbejde</c>.</param>
/// <param name="Title">The question.</param>
/// <param name="Choices">What can be answered, in the order in which it is shown.</param>
[GenerateSerializer, Immutable, Alias("kkr.Question")]
public sealed record Question(
    [property: Id(0)] string Id, [property: Id(1)] Text Title, [property: Id(2)] ImmutableArray<Code> Choices)
{
    /// <summary>Whether several choices can be made.</summary>
    [Id(3)]
    public bool Multiple { get; init; }

    /// <summary>Where the source shows it: <c>figur 5</c>.</summary>
    [Id(4)]
    public string? Figure { get; init; }
}
