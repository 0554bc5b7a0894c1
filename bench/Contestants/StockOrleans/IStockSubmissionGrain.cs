namespace Kkr.Bench.StockOrleans;

/// <summary>One submission, by municipality and idempotency key.</summary>
[Alias("bench.IStockSubmissionGrain")]
internal interface IStockSubmissionGrain : IGrainWithStringKey
{
    /// <summary>Stores the submission and has its municipality take it in; the second time it answers as the first.</summary>
    [Alias("Submit")]
    Task<StockAnswer> SubmitAsync(StockCommand command, bool isHot);
}
