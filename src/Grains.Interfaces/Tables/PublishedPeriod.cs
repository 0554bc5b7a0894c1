using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>A period as it stood at a position in the ledger: it never changes.</summary>
/// <param name="Period">The period.</param>
/// <param name="Position">The position.</param>
/// <param name="Reports">Every report on the period, folded up to the position.</param>
[GenerateSerializer, Immutable, Alias("kkr.PublishedPeriod")]
public sealed record PublishedPeriod(
    [property: Id(0)] Period Period, [property: Id(1)] long Position, [property: Id(2)] ImmutableArray<Report> Reports);
