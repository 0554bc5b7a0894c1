namespace Kkr.Bench.StockOrleans;

/// <summary>What became of a submission.</summary>
[GenerateSerializer, Immutable, Alias("bench.StockAnswer")]
internal sealed record StockAnswer(
    [property: Id(0)] long Revision, [property: Id(1)] DateTimeOffset RecordedAt, [property: Id(2)] bool Replayed, [property: Id(3)] bool Same);
