using System.Text.Json.Serialization;

namespace Kkr.Catalogue;

/// <summary>What is counted or measured.</summary>
/// <param name="Id">Its id, short ASCII: <c>antal</c>.</param>
/// <param name="Title">What people read.</param>
/// <param name="Unit">The unit people read: forløb, kr., pct.</param>
/// <param name="Decimals">How many decimals a figure may have; 0 to 6.</param>
/// <param name="Min">The smallest figure accepted; 0 for a count.</param>
/// <param name="Max">The largest figure accepted.</param>
[GenerateSerializer, Immutable, Alias("kkr.Measure")]
public sealed record Measure(
    [property: Id(0)] string Id, [property: Id(1)] Text Title, [property: Id(2)] Text Unit,
    [property: Id(3)] int Decimals, [property: Id(4)] decimal Min, [property: Id(5)] decimal Max)
{
    /// <summary>How several figures become one.</summary>
    [Id(6)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Aggregation Aggregation { get; init; }
}
