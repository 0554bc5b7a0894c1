using System.Collections.Immutable;

namespace Kkr.Gateway.Documents;

/// <summary>A table, written out as people read it. The first column names each row.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a text for each column.</param>
public sealed record AnnexTable(string Caption, ImmutableArray<AnnexColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows) : AnnexPart
{
    /// <summary>Whether the last row is the sum of those above it.</summary>
    public bool HasTotal { get; init; }
}
