using System.Collections.Immutable;

namespace Kkr.Testing.History;

/// <summary>What a report says after some of its entries, added up anew from the ledger's rows.</summary>
/// <param name="Revision">How many entries.</param>
/// <param name="Counts">Whether it counts in tables.</param>
/// <param name="Figures">Its figures by place; null for a missing one.</param>
/// <param name="Hash">The newest entry's digest.</param>
/// <param name="Position">The newest entry's position.</param>
public sealed record ReportState(long Revision, bool Counts, ImmutableSortedDictionary<string, decimal?> Figures, string Hash, long Position)
{
    /// <summary>A report without entries.</summary>
    public static ReportState None { get; } =
        new(0, false, ImmutableSortedDictionary.Create<string, decimal?>(StringComparer.Ordinal), LedgerRow.NoPrevious, 0);

    /// <summary>What it shows in a table.</summary>
    public ImmutableSortedDictionary<string, decimal?> Shown => Counts ? Figures : None.Figures;

    /// <summary>The report after one more entry.</summary>
    public ReportState After(LedgerRow row)
    {
        var (figures, counts) = (Figures, Counts);
        if (row.Said() is { } said)
        {
            counts = said.Kind == CommandContent.Submitted;
            if (counts) figures = said.Replace ? said.Figures : figures.SetItems(said.Figures);
        }

        return new(row.Sequence, counts, figures, row.Hash, row.Position);
    }
}
