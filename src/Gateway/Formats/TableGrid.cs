using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>A table seen as rows and columns: the stub's combinations down, the heading's across.</summary>
internal sealed class TableGrid
{
    private readonly StatisticalTable table;
    private readonly long[] strides;
    private readonly int[] stub;
    private readonly int[] heading;

    public TableGrid(StatisticalTable table, Placement? placement)
    {
        this.table = table;
        var dimensions = table.Metadata.Dimensions;
        strides = new long[dimensions.Length];
        var stride = 1L;
        for (var i = dimensions.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= dimensions[i].Categories.Length;
        }

        placement ??= Placement.Default(table.Metadata);
        int[] Positions(ImmutableArray<string> ids) => [.. ids.Select(id => dimensions.IndexOf(table.Metadata.Find(id)!))];
        (stub, heading) = (Positions(placement.Stub), Positions(placement.Heading));
        if (stub.Concat(heading).Distinct().Count() != dimensions.Length)
            throw new ArgumentException($"The placement does not name each dimension of {table.Metadata.Id} once.", nameof(placement));
        (Stub, Heading) = ([.. stub.Select(i => dimensions[i])], [.. heading.Select(i => dimensions[i])]);
        (Rows, Columns) = (Size(Stub), Size(Heading));
    }

    public ImmutableArray<Dimension> Stub { get; }

    public ImmutableArray<Dimension> Heading { get; }

    public int Rows { get; }

    public int Columns { get; }

    public ImmutableArray<Category> RowCategories(int row) => Combination(Stub, row);

    public ImmutableArray<Category> ColumnCategories(int column) => Combination(Heading, column);

    public Cell this[int row, int column] => table.Cells[checked((int)(Offset(stub, Stub, row) + Offset(heading, Heading, column)))];

    private static int Size(ImmutableArray<Dimension> dimensions) => dimensions.Aggregate(1, (size, d) => size * d.Categories.Length);

    private static ImmutableArray<Category> Combination(ImmutableArray<Dimension> dimensions, int index)
    {
        var categories = new Category[dimensions.Length];
        for (var i = dimensions.Length - 1; i >= 0; i--)
        {
            categories[i] = dimensions[i].Categories[index % dimensions[i].Categories.Length];
            index /= dimensions[i].Categories.Length;
        }

        return ImmutableArray.Create(categories);
    }

    private long Offset(int[] positions, ImmutableArray<Dimension> dimensions, int index)
    {
        var offset = 0L;
        for (var i = dimensions.Length - 1; i >= 0; i--)
        {
            offset += index % dimensions[i].Categories.Length * strides[positions[i]];
            index /= dimensions[i].Categories.Length;
        }

        return offset;
    }
}
