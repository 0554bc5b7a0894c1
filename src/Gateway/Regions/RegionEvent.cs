using System.Collections.Immutable;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Regions;

/// <summary>A change of an aggregate, as followers of a region read it.</summary>
/// <param name="Region">The region.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="AsOf">The newest entry of the ledger that is in it.</param>
/// <param name="Periods">The periods that changed.</param>
/// <param name="Rows">What they add up to now, by period; none where nothing counts any more.</param>
internal sealed record RegionEvent(
    AreaCode Region, string DataSet, AggregateAnswer.Instant? AsOf, ImmutableArray<Period> Periods, ImmutableArray<AggregateAnswer.Row> Rows);
