using System.Collections.Immutable;
using Kkr.Catalogue;

namespace Kkr.Tables;

/// <summary>A data set's table, as an indicator reads it.</summary>
/// <param name="Definition">The data set.</param>
/// <param name="Table">Its table of the area.</param>
/// <param name="Decisions">What people decided on duplicates in it.</param>
public sealed record IndicatorSource(
    DataSetDefinition Definition, TableState Table, ImmutableDictionary<string, DuplicateDecision> Decisions);
