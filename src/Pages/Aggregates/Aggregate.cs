namespace Kkr.Pages.Aggregates;

/// <summary>What a region's reports add up to.</summary>
/// <param name="Region">The region.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="AsOf">The newest entry in it.</param>
/// <param name="Rows">The figures.</param>
/// <param name="Change">How they change from period to period.</param>
/// <param name="Indicators">What is derived from them.</param>
public sealed record Aggregate(
    string Region, string DataSet, AsOf? AsOf, IReadOnlyList<AggregateRow> Rows, IReadOnlyList<Difference> Change, IReadOnlyList<Derived> Indicators);

/// <summary>An entry of the ledger.</summary>
/// <param name="Position">Its position.</param>
/// <param name="RecordedAt">When it was recorded.</param>
public sealed record AsOf(string Position, DateTimeOffset RecordedAt);

/// <summary>A figure.</summary>
/// <param name="Period">The period.</param>
/// <param name="Municipality">Whose it is; null where municipalities are summed.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Value">The figure; null where it is missing.</param>
/// <param name="Municipalities">How many reporters it covers.</param>
/// <param name="Expected">How many are expected.</param>
public sealed record AggregateRow(
    string Period, string? Municipality, IReadOnlyDictionary<string, string> At, decimal? Value, int Municipalities, int Expected);

/// <summary>A change.</summary>
/// <param name="From">From which period.</param>
/// <param name="To">To which period.</param>
/// <param name="Municipality">Whose it is.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Absolute">The later figure less the earlier.</param>
/// <param name="Percent">That in per cent.</param>
public sealed record Difference(
    string From, string To, string? Municipality, IReadOnlyDictionary<string, string> At, decimal Absolute, decimal? Percent);

/// <summary>A derived figure.</summary>
/// <param name="Indicator">Its id.</param>
/// <param name="Period">The period.</param>
/// <param name="Value">The figure.</param>
public sealed record Derived(string Indicator, string Period, decimal? Value);
