namespace Kkr.Pages.Charts;

/// <summary>An axis that starts at nought, reaches below it where figures do, and ends on round numbers. Pure.</summary>
/// <param name="Low">Where it starts: 0, or below.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Step">What is between two of its lines.</param>
public sealed record Axis(decimal Low, decimal High, decimal Step)
{
    private const int Lines = 4;

    /// <summary>Its lines, from below.</summary>
    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = Low; tick <= High; tick += Step) yield return tick;
        }
    }

    /// <summary>An axis for figures.</summary>
    public static Axis Of(IEnumerable<decimal?> values)
    {
        var known = values.OfType<decimal>().ToList();
        if (known.Count == 0) return new(0, 1, 1m / Lines);
        var step = Scale.NiceMax(known.Select(v => (decimal?)Math.Abs(v))) / Lines;
        var low = Math.Min(0, Math.Floor(known.Min() / step) * step);
        var high = Math.Max(0, Math.Ceiling(known.Max() / step) * step);
        return low == high ? new(0, 1, 1m / Lines) : new(low, high, step);
    }

    /// <summary>How far along the axis a figure lies, 0 to 1.</summary>
    public decimal PlaceOf(decimal value) => Math.Clamp((value - Low) / (High - Low), 0, 1);
}
