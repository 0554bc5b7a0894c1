using System.Collections.Immutable;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Tables;

/// <summary>What is asked of a table.</summary>
/// <param name="Area">The region, or the country.</param>
/// <param name="Periods">The periods asked for; empty for all that have been reported on.</param>
/// <param name="ByMunicipality">Whether a row is given for each reporter.</param>
/// <param name="By">The dimensions that rows are split by.</param>
/// <param name="At">The codes that count, by dimension; a dimension left out counts whole.</param>
public sealed record AggregateQuery(
    AreaCode Area, ImmutableSortedSet<Period> Periods, bool ByMunicipality, ImmutableHashSet<string> By,
    ImmutableDictionary<string, ImmutableHashSet<string>> At);
