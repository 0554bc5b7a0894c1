using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>
/// Takes a query's cells out of a whole table that stands in memory. Where a cell of the result stands for several, additive measures are
/// summed. What is not additive (a share, an average) is unknown from its parts and needs its numerators and denominators instead.
/// </summary>
public static class TableSlice
{
    /// <summary>The result of a query.</summary>
    /// <param name="table">The whole table that the selection was made for.</param>
    /// <param name="selection">The query, resolved against the same metadata.</param>
    public static StatisticalTable Of(StatisticalTable table, TableSelection selection)
    {
        var dimensions = selection.Dimensions;
        var strides = Strides(table.Metadata);
        var offsets = dimensions.Select((dimension, d) => dimension.Categories
            .Select(category => category.SourceCodes.Select(code => dimension.Source.IndexOf(code) * strides[d]).ToArray()).ToArray()).ToArray();

        var size = dimensions.Aggregate(1, (count, dimension) => count * dimension.Categories.Length);
        var cells = ImmutableArray.CreateBuilder<Cell>(size);
        var at = new int[dimensions.Length];
        for (var i = 0; i < size; i++)
        {
            var rest = i;
            for (var d = dimensions.Length - 1; d >= 0; d--)
            {
                at[d] = rest % dimensions[d].Categories.Length;
                rest /= dimensions[d].Categories.Length;
            }

            cells.Add(Combine(table, dimensions, offsets, at));
        }

        return new StatisticalTable(selection.ResultMetadata, cells.MoveToImmutable());
    }

    private static long[] Strides(TableMetadata metadata)
    {
        var strides = new long[metadata.Dimensions.Length];
        var stride = 1L;
        for (var d = strides.Length - 1; d >= 0; d--)
        {
            strides[d] = stride;
            stride *= metadata.Dimensions[d].Categories.Length;
        }

        return strides;
    }

    private static Cell Combine(StatisticalTable table, ImmutableArray<SelectedDimension> dimensions, long[][][] offsets, int[] at)
    {
        // Areas are other reporters, anything else is more from the same ones: coverage adds up over areas only.
        List<List<long>> byArea = [[0]];
        var additive = true;
        for (var d = 0; d < dimensions.Length; d++)
        {
            var sources = offsets[d][at[d]];
            byArea = dimensions[d].Source.Role == DimensionRole.Geo
                ? [.. byArea.SelectMany(group => sources.Select(source => group.Select(cell => cell + source).ToList()))]
                : [.. byArea.Select(group => group.SelectMany(cell => sources.Select(source => cell + source)).ToList())];
            if (dimensions[d].Source.Role == DimensionRole.Metric) additive = dimensions[d].Categories[at[d]].Category.Measure is not { Additive: false };
        }

        var parts = byArea.Select(group => group.Select(cell => table.Cells[checked((int)cell)]).ToArray()).ToArray();
        return parts is [[var only]] ? only : CellSum.Of(parts, additive);
    }
}
