namespace Kkr.Bench.StockOrleans;

/// <summary>A municipality's figures and what they add up to.</summary>
[Alias("bench.IStockMunicipalityGrain")]
internal interface IStockMunicipalityGrain : IGrainWithStringKey
{
    /// <summary>Takes a submission in and writes its state.</summary>
    [Alias("Apply")]
    Task<long> ApplyAsync(StockCommand command);

    /// <summary>The sums of a data set, by period.</summary>
    [Alias("Totals")]
    Task<Dictionary<string, decimal>> TotalsAsync(string dataSet);
}
