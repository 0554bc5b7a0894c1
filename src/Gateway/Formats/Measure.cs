namespace Kkr.Formats;

/// <summary>What a category of the metric dimension measures.</summary>
/// <param name="Unit">The unit, such as <c>antal</c> / <c>number</c> or <c>kr.</c> / <c>DKK</c>.</param>
/// <param name="Decimals">Decimals to show, 0 to 15. Figures are exported with all the decimals that they have.</param>
/// <param name="Type">Stock, flow or average.</param>
/// <param name="ReferencePeriod">What moment or span a period stands for, such as the end of the year.</param>
/// <param name="Additive">Whether figures of this measure may be summed over areas and classifications. Shares and averages may not: they are sums over sums.</param>
/// <param name="IsDerived">Whether it follows from the table's other measures, so that a query that names none does not mean it.</param>
public sealed record Measure(
    LocalText Unit,
    int Decimals = 0,
    MeasuringType Type = MeasuringType.Other,
    LocalText? ReferencePeriod = null,
    bool Additive = true,
    bool IsDerived = false);
