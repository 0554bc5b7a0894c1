using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>A period's figures were made visible to everybody.</summary>
/// <param name="Period">The period.</param>
internal sealed record PeriodPublished(Period Period) : DataSetEvent;
