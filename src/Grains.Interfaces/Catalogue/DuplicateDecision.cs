using System.Collections.Immutable;

namespace Kkr.Catalogue;

/// <summary>A person's decision on records of the same key.</summary>
/// <param name="Key">The key, as the list of duplicates names it.</param>
/// <param name="Verdict">What they are.</param>
/// <param name="Keep">The record that counts, of those that are the same; null for the first.</param>
/// <param name="Records">The records that were looked at; others that come later are to be decided on anew.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("kkr.DuplicateDecision")]
public sealed record DuplicateDecision(
    [property: Id(0)] string Key, [property: Id(1)] DuplicateVerdict Verdict, [property: Id(2)] string? Keep,
    [property: Id(3)] ImmutableArray<string> Records, [property: Id(4)] string? Reason,
    [property: Id(5)] string By, [property: Id(6)] DateTimeOffset At)
{
    /// <summary>Where in the ledger it stands.</summary>
    [Id(7)]
    public long Position { get; init; }

    /// <summary>The most decisions that a data set holds.</summary>
    public const int Most = 10_000;
}
