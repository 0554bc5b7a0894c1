namespace Kkr.Bench.Contract;

/// <summary>The answer to a read of an aggregate.</summary>
internal sealed record Aggregate(string Region, string DataSet, IReadOnlyList<Aggregate.Row> Rows)
{
    /// <summary>A figure.</summary>
    internal sealed record Row(string Period, decimal Value);
}
