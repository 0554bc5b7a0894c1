namespace Kkr.Bench.StockOrleans;

/// <summary>A submission as it is sent to its grain.</summary>
[GenerateSerializer, Immutable, Alias("bench.StockCommand")]
internal sealed record StockCommand(
    [property: Id(0)] string Region, [property: Id(1)] string Municipality, [property: Id(2)] string DataSet, [property: Id(3)] string Period,
    [property: Id(4)] string CommandId, [property: Id(5)] byte[] Fingerprint, [property: Id(6)] string Content, [property: Id(7)] string By,
    [property: Id(8)] string[] Places, [property: Id(9)] decimal[] Values);
