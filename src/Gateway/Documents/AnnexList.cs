using System.Collections.Immutable;

namespace Kkr.Gateway.Documents;

/// <summary>A list of points.</summary>
/// <param name="Items">The points; at least one.</param>
public sealed record AnnexList(ImmutableArray<string> Items) : AnnexPart;
