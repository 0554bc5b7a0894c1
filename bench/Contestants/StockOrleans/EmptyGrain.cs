namespace Kkr.Bench.StockOrleans;

/// <summary>See <see cref="IEmptyGrain"/>.</summary>
internal sealed class EmptyGrain : Grain, IEmptyGrain
{
    public Task TouchAsync() => Task.CompletedTask;
}
