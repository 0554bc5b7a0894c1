using System.Globalization;

namespace Kkr.Pages.Charts;

/// <summary>From figures to places in a chart. Pure.</summary>
public static class Scale
{
    /// <summary>A round number that is at least the largest figure, so that an axis ends on it.</summary>
    public static decimal NiceMax(IEnumerable<decimal?> values)
    {
        var largest = values.Max() ?? 0;
        if (largest <= 0) return 1;
        var power = 1m;
        while (largest / power > 10) power *= 10;
        while (largest / power <= 1) power /= 10;
        foreach (var step in (decimal[])[1, 1.5m, 2, 2.5m, 3, 4, 5, 6, 8, 10])
            if (step * power >= largest)
                return step * power;
        return 10 * power;
    }

    /// <summary>A share of the whole in per cent, as SVG writes it.</summary>
    public static string Percent(decimal part, decimal whole) =>
        (whole == 0 ? 0 : Math.Clamp(100m * part / whole, 0, 100)).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>A number as SVG writes it.</summary>
    public static string Plain(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
