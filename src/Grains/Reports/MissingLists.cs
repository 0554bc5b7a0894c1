using System.Collections.Immutable;

namespace Kkr.Reports;

/// <summary>A list left out of JSON is an uninitialised array; to the rules it is an empty list.</summary>
internal static class MissingLists
{
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
