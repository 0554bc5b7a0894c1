using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>Another way to look at a dimension: municipalities as regions or growth-team areas, say.</summary>
/// <param name="Id">Its id, which begins with <c>agg_</c> or <c>vs_</c> as PxWeb's clients expect.</param>
/// <param name="Label">Its title.</param>
/// <param name="Type">Whether it aggregates.</param>
/// <param name="Values">Its values, in order.</param>
public sealed record CodeList(string Id, LocalText Label, CodeListType Type, ImmutableArray<CodeListValue> Values)
{
    /// <summary>The prefix that PxWeb's clients tell an aggregation by.</summary>
    public const string AggregationPrefix = "agg_";

    /// <summary>The prefix that PxWeb's clients tell a value set by.</summary>
    public const string ValuesetPrefix = "vs_";
}
