using System.Collections.Immutable;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>Who has reported on a period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Received">Those whose report counts, by code.</param>
/// <param name="Approved">Those whose report is approved, by code.</param>
[GenerateSerializer, Immutable, Alias("kkr.PeriodCompleteness")]
public sealed record PeriodCompleteness(
    [property: Id(0)] Period Period, [property: Id(1)] ImmutableArray<AreaCode> Received,
    [property: Id(2)] ImmutableArray<AreaCode> Approved)
{
    /// <summary>Since when each report that counts has done so: by this it is timely or late.</summary>
    [Id(3)]
    public ImmutableDictionary<AreaCode, DateTimeOffset> Since { get; init; } = ImmutableDictionary<AreaCode, DateTimeOffset>.Empty;
}
