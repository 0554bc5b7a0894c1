using System.Globalization;
using System.IO.Compression;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Kkr.Reports;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>The rows of a spreadsheet's first sheet, one at a time; the first is the heading.</summary>
internal static class XlsxRows
{
    // The reader looks Windows-1252 up by its number, for the older formats that it knows besides this one.
    static XlsxRows() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    /// <summary>
    /// Why a file may not be opened: it is no spreadsheet, or it unpacks to more than it may. Its parts are unpacked to
    /// find out, since what a package says of its own size need not be true.
    /// </summary>
    public static async Task<ValidationError?> CheckAsync(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            using var package = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (package.Entries.Count > ImportLimits.MaxParts) return TooLarge();
            var bytes = new byte[64 * 1024];
            var unpacked = 0L;
            foreach (var part in package.Entries)
            {
                await using var content = await part.OpenAsync(cancellationToken);
                var most = unpacked + (part.Name.Equals("sharedStrings.xml", StringComparison.OrdinalIgnoreCase)
                    ? ImportLimits.MaxSharedStringsBytes : ImportLimits.MaxUnpackedBytes);
                int read;
                while ((read = await content.ReadAsync(bytes, cancellationToken)) > 0)
                    if ((unpacked += read) > Math.Min(most, ImportLimits.MaxUnpackedBytes))
                        return TooLarge();
            }

            return package.GetEntry("xl/workbook.xml") is null ? NoSpreadsheet() : null;
        }
        catch (InvalidDataException)
        {
            return NoSpreadsheet();
        }
        finally
        {
            file.Position = 0;
        }
    }

    /// <summary>Reads the rows. The file must have been checked.</summary>
    public static IEnumerable<ImportRow> Read(Stream file)
    {
        using var reader = Open(file, out var fault);
        if (reader is null)
        {
            yield return new(1, [], fault);
            yield break;
        }

        // The reader has gone through the sheet once, and says how far it reaches; empty rows and cells are given out like others.
        if ((long)Math.Max(reader.RowCount, 0) * Math.Max(reader.FieldCount, 1) > ImportLimits.MaxSheetCells)
        {
            yield return new(1, [], TooLarge());
            yield break;
        }

        for (var line = 1; ; line++)
        {
            var (row, isEnd) = ReadRow(reader, line);
            if (isEnd) yield break;
            yield return row!;
            if (row!.Fault is not null) yield break;
        }
    }

    private static IExcelDataReader? Open(Stream file, out ValidationError? fault)
    {
        fault = null;
        try
        {
            return ExcelReaderFactory.CreateOpenXmlReader(
                file, new ExcelReaderConfiguration { LeaveOpen = true, FallbackEncoding = ImportEncoding.Windows1252 });
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            fault = NoSpreadsheet();
            return null;
        }
    }

    private static (ImportRow? Row, bool IsEnd) ReadRow(IExcelDataReader reader, int line)
    {
        try
        {
            if (!reader.Read()) return (null, true);
            var cells = new ImportCell[Math.Min(reader.FieldCount, ImportLimits.MaxColumns)];
            for (var i = 0; i < cells.Length; i++) cells[i] = CellOf(reader.GetValue(i));
            return (new(line, cells, null), false);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return (new(line, [], NoSpreadsheet()), false);
        }
    }

    private static ImportCell CellOf(object? value) => value switch
    {
        null => default,
        // A spreadsheet stores what people see as 0.1 as the nearest binary number: fifteen digits are what it means.
        double number when Math.Abs(number) < 1e27 => NumberCell((decimal)number),
        double number => new(number.ToString("R", CultureInfo.InvariantCulture), null),
        int number => NumberCell(number),
        DateTime date => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null),
        bool truth => new(truth ? "true" : "false", null),
        _ => new(FormulaText.Restore((value.ToString() ?? "").Trim(' ', '\u00a0')), null),
    };

    private static ImportCell NumberCell(decimal number) => new(number.ToString(CultureInfo.InvariantCulture), number);

    private static bool IsUnreadable(Exception exception) => exception
        is ExcelReaderException or System.Xml.XmlException or InvalidDataException or FormatException or OverflowException
        or ArgumentException or NullReferenceException or IndexOutOfRangeException;

    private static ValidationError NoSpreadsheet() => new(
        "", "spreadsheet", null, new("Filen kan ikke læses som regneark (.xlsx).", "The file can't be read as a spreadsheet (.xlsx)."));

    private static ValidationError TooLarge() => new(
        "", "too-large", null, new("Regnearket fylder for meget, når det pakkes ud.", "The spreadsheet is too large when unpacked."));
}
