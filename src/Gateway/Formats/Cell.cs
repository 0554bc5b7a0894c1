namespace Kkr.Formats;

/// <summary>One cell of a table: a figure or the reason for its absence, how many reporters it covers, and a note of its own.</summary>
public readonly record struct Cell
{
    private Cell(decimal? value, CellStatus status) => (Value, Status) = (value, status);

    /// <summary>The figure; <see langword="null"/> exactly where <see cref="Status"/> is not <see cref="CellStatus.Value"/>.</summary>
    public decimal? Value { get; }

    /// <summary>Figure, or the kind of missing figure.</summary>
    public CellStatus Status { get; }

    /// <summary>How many reporters the figure covers; <see langword="null"/> where that is not known.</summary>
    public int? Reported { get; init; }

    /// <summary>How many reporters were expected; <see langword="null"/> where that is not known.</summary>
    public int? Expected { get; init; }

    /// <summary>A note that holds for this cell alone.</summary>
    public LocalText? Note { get; init; }

    /// <summary>A cell with a figure.</summary>
    public static Cell Of(decimal value) => new(value, CellStatus.Value);

    /// <summary>A cell without a figure.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> says that there is a figure.</exception>
    public static Cell Missing(CellStatus status) => status == CellStatus.Value
        ? throw new ArgumentOutOfRangeException(nameof(status), status, "A missing cell must say why it is missing.")
        : new(null, status);
}
