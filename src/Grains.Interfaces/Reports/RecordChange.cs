namespace Kkr.Reports;

/// <summary>How one record changes.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="From">What it was; null when it was not there.</param>
/// <param name="To">What it is; null when it is gone.</param>
[GenerateSerializer, Immutable, Alias("kkr.RecordChange")]
public sealed record RecordChange([property: Id(0)] string Id, [property: Id(1)] Record? From, [property: Id(2)] Record? To);
