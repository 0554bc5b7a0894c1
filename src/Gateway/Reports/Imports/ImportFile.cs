using System.Runtime.CompilerServices;
using Kkr.Catalogue;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>The reports in a file of rows, one at a time: rows of the same report that follow one another are submitted together.</summary>
internal static class ImportFile
{
    /// <summary>Reads the reports.</summary>
    public static async IAsyncEnumerable<ImportedReport> ReadAsync(
        IAsyncEnumerable<ImportRow> rows, ImportColumns columns, ImportDefaults defaults, bool danish,
        Func<string, CancellationToken, ValueTask<DataSet?>> findDataSet,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ImportedRows? current = null;
        (string? Reporter, string? DataSet, string? Period) address = default;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (row.Fault is { } fault)
            {
                if (current?.Finish() is { } before) yield return before;
                current = null;
                yield return new(row.Line, [], null, null, null, null, [new(row.Line, fault)]);
                continue;
            }

            if (Array.TrueForAll(row.Cells, c => c.IsEmpty)) continue;
            var next = (NameOf(columns.Said(row, ImportColumns.Reporter, defaults.Reporter)), columns.Said(row, ImportColumns.DataSet, defaults.DataSet),
                columns.Said(row, ImportColumns.Period, defaults.Period));
            if (current is null || next != address || current.IsFull)
            {
                if (current?.Finish() is { } before) yield return before;
                address = next;
                var dataSet = address.DataSet is { } id ? await findDataSet(id, cancellationToken) : null;
                current = new(columns, dataSet?.Definition, danish, address, row.Line);
            }

            current.Add(row);
        }

        if (current?.Finish() is { } last) yield return last;

        // Two names of one municipality in a row are still one report.
        static string? NameOf(string? reporter) => ImportNames.TryFindReporter(reporter, out var code) ? code.Value : reporter;
    }
}
