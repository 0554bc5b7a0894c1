using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>What a query takes of one dimension.</summary>
/// <param name="Source">The table's dimension.</param>
/// <param name="Categories">What to take, in order; one where the dimension is eliminated.</param>
/// <param name="CodeList">The code list that was applied, if any.</param>
/// <param name="Eliminated">Whether the dimension is left out of the result.</param>
public sealed record SelectedDimension(Dimension Source, ImmutableArray<SelectedCategory> Categories, CodeList? CodeList, bool Eliminated);
