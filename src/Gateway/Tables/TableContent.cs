using System.Collections.Immutable;
using Kkr.Catalogue;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary>A table as somebody may see it.</summary>
/// <param name="Definition">The data set.</param>
/// <param name="Version">Tells it from every other state that this process has seen of it.</param>
/// <param name="Position">The position in the ledger that it goes up to; 0 where nothing is in it.</param>
/// <param name="UpdatedAt">When it last changed for those who see it; null where nothing is in it.</param>
/// <param name="Periods">The periods.</param>
/// <param name="IsPublished">Whether it is what everybody sees.</param>
public sealed record TableContent(
    DataSetDefinition Definition, string Version, long Position, DateTimeOffset? UpdatedAt,
    ImmutableSortedDictionary<Period, TablePeriod> Periods, bool IsPublished)
{
    /// <summary>The reports of all periods.</summary>
    public IEnumerable<Report> Reports => Periods.Values.SelectMany(p => p.Reports.Values);

    /// <summary>The table as indicators read it.</summary>
    public IndicatorSource Source => new(Definition, TableState.Empty.With(Reports), Decisions);

    /// <summary>What people decided on duplicates among records.</summary>
    public ImmutableDictionary<string, DuplicateDecision> Decisions { get; init; } = ImmutableDictionary<string, DuplicateDecision>.Empty;
}
