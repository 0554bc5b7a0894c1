using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Municipalities;

namespace Kkr.Agreements;

/// <summary>A cooperation of some of the parties.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Scope">What it is about.</param>
/// <param name="Municipalities">Who is in it; at least two.</param>
/// <param name="Formal">Whether it is agreed in writing.</param>
[GenerateSerializer, Immutable, Alias("kkr.Cooperation")]
public sealed record Cooperation(
    [property: Id(0)] Text Title,
    [property: Id(1)] CooperationScope Scope,
    [property: Id(2)] ImmutableArray<AreaCode> Municipalities,
    [property: Id(3)] bool Formal = true);
