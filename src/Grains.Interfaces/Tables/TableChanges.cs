using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.Tables;

/// <summary>What a copy of a table lacks.</summary>
/// <param name="Version">The state that the copy holds once it has taken the reports in.</param>
/// <param name="Covered">The position up to which the table is sure to hold everything in the ledger.</param>
/// <param name="Whole">Whether the reports are the whole table; the copy then starts from nothing.</param>
/// <param name="Reports">The reports that changed.</param>
[GenerateSerializer, Immutable, Alias("kkr.TableChanges")]
public sealed record TableChanges(
    [property: Id(0)] TableVersion Version, [property: Id(1)] long Covered, [property: Id(2)] bool Whole,
    [property: Id(3)] ImmutableArray<Report> Reports);
