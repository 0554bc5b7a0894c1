using DocumentFormat.OpenXml.Spreadsheet;

namespace Kkr.Formats;

/// <summary>The few styles of an exported workbook, by their index.</summary>
internal static class XlsxStyle
{
    public const uint Plain = 0;
    public const uint Heading = 1;
    public const uint Title = 2;
    public const uint Figure = 3;
    public const uint Symbol = 4;
    public const uint QuotedText = 5;

    private const uint FirstOwnNumberFormat = 164;

    public static Stylesheet Sheet(int decimals)
    {
        var format = decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals);
        return new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = FirstOwnNumberFormat, FormatCode = format }),
            new Fonts(new Font(), new Font(new Bold()), new Font(new Bold(), new FontSize { Val = 14 })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { FontId = 2, ApplyFont = true },
                new CellFormat { NumberFormatId = FirstOwnNumberFormat, ApplyNumberFormat = true },
                new CellFormat(new Alignment { Horizontal = HorizontalAlignmentValues.Right }) { ApplyAlignment = true },
                new CellFormat { QuotePrefix = true }));
    }
}
