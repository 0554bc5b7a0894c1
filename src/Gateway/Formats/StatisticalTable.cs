using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>A table with its figures, independent of how either is stored: what every encoder takes.</summary>
public sealed record StatisticalTable
{
    /// <summary>A table of the given cells.</summary>
    /// <param name="metadata">Titles, dimensions and notes.</param>
    /// <param name="cells">The cells in row-major order, the last dimension running fastest: exactly <see cref="TableMetadata.CellCount"/> of them.</param>
    /// <exception cref="ArgumentException">Another number of cells.</exception>
    public StatisticalTable(TableMetadata metadata, ImmutableArray<Cell> cells)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        if (metadata.CellCount != cells.Length)
            throw new ArgumentException($"{metadata.Id} has {metadata.CellCount} cells by its dimensions, and {cells.Length} were given.", nameof(cells));
        (Metadata, Cells) = (metadata, cells);
    }

    /// <summary>Everything but the figures.</summary>
    public TableMetadata Metadata { get; }

    /// <summary>The cells in row-major order.</summary>
    public ImmutableArray<Cell> Cells { get; }
}
