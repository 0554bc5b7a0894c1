using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Tables;

/// <summary>An indicator's sums, exact.</summary>
/// <param name="Above">The sum above the line.</param>
/// <param name="Below">The sum below the line.</param>
/// <param name="AboveOf">Whose figures are above.</param>
/// <param name="BelowOf">Whose figures are below.</param>
public sealed record IndicatorSum(decimal Above, decimal Below, ImmutableArray<AreaCode> AboveOf, ImmutableArray<AreaCode> BelowOf);
