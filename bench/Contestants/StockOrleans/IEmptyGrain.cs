namespace Kkr.Bench.StockOrleans;

/// <summary>A grain with no state at all, to see what being live costs by itself.</summary>
[Alias("bench.IEmptyGrain")]
internal interface IEmptyGrain : IGrainWithStringKey
{
    /// <summary>Does nothing.</summary>
    [Alias("Touch")]
    Task TouchAsync();
}
