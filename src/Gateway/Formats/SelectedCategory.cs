using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>One category of a query's result.</summary>
/// <param name="Category">What it is called in the result.</param>
/// <param name="SourceCodes">The table's own categories that it stands for; more than one where a code list aggregates.</param>
public sealed record SelectedCategory(Category Category, ImmutableArray<string> SourceCodes);
