using Kkr.Catalogue;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>
/// How a file writes its numbers, told by the file itself: by the first number that what it measures leaves one reading only.
/// <c>43.125</c> may be a large number or a precise one; that there is <c>43.2</c> as well, or that only whole numbers are counted, tells.
/// </summary>
internal static class NumberStyle
{
    /// <summary>Whether a file writes numbers in the Danish way; null where no number tells.</summary>
    /// <param name="rows">The rows after the heading; they are read as far as it takes.</param>
    /// <param name="columns">The heading.</param>
    /// <param name="defaults">What holds for rows that do not say it themselves.</param>
    /// <param name="findDataSet">Finds a data set.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<bool?> ReadAsync(
        IAsyncEnumerator<ImportRow> rows, ImportColumns columns, ImportDefaults defaults,
        Func<string, CancellationToken, ValueTask<DataSet?>> findDataSet, CancellationToken cancellationToken)
    {
        string? id = null;
        DataSetDefinition? definition = null;
        var meant = columns;
        while (await rows.MoveNextAsync())
        {
            var row = rows.Current;
            if (row.Fault is not null || !Array.Exists(row.Cells, MayTell)) continue;
            if (columns.Said(row, ImportColumns.DataSet, defaults.DataSet) is not { } said) continue;
            if (said != id)
            {
                (id, definition) = (said, (await findDataSet(said, cancellationToken))?.Definition);
                meant = columns.For(definition);
            }

            if (definition is null) continue;
            foreach (var (text, decimals) in ImportedRows.NumbersIn(row, meant, definition))
                if (FigureText.StyleOf(text, decimals) is { } danish) return danish;
        }

        return null;
    }

    private static bool MayTell(ImportCell cell) => cell.Number is null && cell.Text.AsSpan().ContainsAny('.', ',');
}
