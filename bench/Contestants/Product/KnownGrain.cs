namespace Kkr.Bench.Product;

/// <summary>References to grains without the reflection that Orleans does for each, as the product makes its own.</summary>
internal static class KnownGrain<TGrain>
    where TGrain : IGrainWithStringKey
{
    private static Types? _known;

    /// <summary>A reference by key.</summary>
    public static TGrain Of(IGrainFactory grains, string key)
    {
        if (_known is { } known) return (TGrain)grains.GetGrain(GrainId.Create(known.Grain, key), known.Interface);
        var grain = grains.GetGrain<TGrain>(key);
        if (grain is GrainReference reference) _known = new(reference.GrainId.Type, reference.InterfaceType);
        return grain;
    }

    private sealed record Types(GrainType Grain, GrainInterfaceType Interface);
}
