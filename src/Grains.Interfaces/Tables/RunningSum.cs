namespace Kkr.Tables;

/// <summary>The sum of a place over the reporters that have a figure there.</summary>
/// <param name="Total">The sum.</param>
/// <param name="Reporters">How many figures it is made of.</param>
[GenerateSerializer, Immutable, Alias("kkr.RunningSum")]
public readonly record struct RunningSum([property: Id(0)] decimal Total, [property: Id(1)] int Reporters)
{
    /// <summary>The sum with one more figure.</summary>
    public RunningSum With(decimal value) => new(Total + value, Reporters + 1);

    /// <summary>The sum with one figure less.</summary>
    public RunningSum Without(decimal value) => new(Total - value, Reporters - 1);
}
