using System.Numerics;

namespace Kkr.Formats;

/// <summary>
/// What several cells are together. Missing parts do not count as zeros: the sum covers the parts that are there, and its coverage says so.
/// A withheld part withholds the sum, for the sum of the others would give it away.
/// </summary>
public static class CellSum
{
    /// <summary>The sum.</summary>
    /// <param name="byArea">The cells, grouped by area: each group has the same reporters.</param>
    /// <param name="additive">Whether the measure may be summed.</param>
    /// <exception cref="OverflowException">The sum is beyond a decimal.</exception>
    public static Cell Of(IReadOnlyList<IReadOnlyList<Cell>> byArea, bool additive)
    {
        var cells = byArea.SelectMany(group => group).ToArray();
        return Figure(cells, additive) with
        {
            Reported = Total(byArea, cell => cell.Reported),
            Expected = Total(byArea, cell => cell.Expected),
        };
    }

    private static Cell Figure(Cell[] cells, bool additive)
    {
        if (cells.Any(cell => cell.Status == CellStatus.Confidential)) return Cell.Missing(CellStatus.Confidential);
        if (!additive) return Cell.Missing(CellStatus.Unknown);
        var figures = cells.Select(cell => cell.Value).OfType<decimal>().ToArray();
        if (figures.Length > 0) return Cell.Of(figures.Sum());
        foreach (var status in (CellStatus[])[CellStatus.NotYetReported, CellStatus.Unknown])
            if (cells.Any(cell => cell.Status == status)) return Cell.Missing(status);
        return Cell.Missing(CellStatus.NotApplicable);
    }

    private static T? Total<T>(IReadOnlyList<IReadOnlyList<Cell>> byArea, Func<Cell, T?> count)
        where T : struct, INumber<T>
    {
        var total = T.Zero;
        foreach (var area in byArea)
        {
            var counts = area.Select(count).ToArray();
            if (counts.Length == 0 || counts.Contains(null)) return null;
            total = checked(total + counts.Min()!.Value);
        }

        return total;
    }
}
