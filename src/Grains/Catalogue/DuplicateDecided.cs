using System.Collections.Immutable;

namespace Kkr.Catalogue;

/// <summary>A person decided what records of the same key are.</summary>
/// <param name="Key">The key.</param>
/// <param name="Verdict">What they are.</param>
/// <param name="Keep">The record that counts; null for the first.</param>
/// <param name="Records">The records that were looked at.</param>
/// <param name="Reason">Why.</param>
internal sealed record DuplicateDecided(
    string Key, DuplicateVerdict Verdict, string? Keep, ImmutableArray<string> Records, string? Reason) : DataSetEvent;
