using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Kkr.Gateway.Documents.Formats;

/// <summary>Writes annexes as PDF in A4: lines broken at words, tables that repeat their heading on each page, bars drawn.</summary>
internal sealed class AnnexPdf : IDisposable
{
    private const double Margin = 50, Width = 595 - (2 * Margin), Bottom = 842 - Margin, LineFactor = 1.35, CellPadding = 3, LabelWidth = 150, ValueWidth = 60, BarHeight = 9;

    private static readonly XColor Accent = XColor.FromArgb(0x1F, 0x4E, 0x79);

    private readonly PdfDocument _document = new();
    private readonly XFont _title = FontOf(19, true), _section = FontOf(14, true), _inner = FontOf(12, true), _text = FontOf(9.5, false), _strong = FontOf(9.5, true),
        _cell = FontOf(8, false), _strongCell = FontOf(8, true), _small = FontOf(7, false);
    private XGraphics _page = null!;
    private double _y;

    static AnnexPdf() => GlobalFontSettings.FontResolver ??= new AnnexFonts();

    private AnnexPdf() => BreakPage();

    /// <summary>Writes an annex.</summary>
    public static byte[] Write(Annex annex)
    {
        using var pdf = new AnnexPdf();
        pdf._document.Info.Title = annex.Title;
        pdf._document.Language = "da-DK";
        pdf.WriteText(annex.Title, pdf._title, new XSolidBrush(Accent));
        pdf.WriteText(annex.Lead, pdf._small, XBrushes.DimGray);
        foreach (var part in annex.Parts) pdf.WritePart(part);
        pdf.WriteHeading("Kilder", pdf._section);
        for (var at = 0; at < annex.Sources.Length; at++) pdf.WriteText($"{at + 1}. {annex.Sources[at].Line}", pdf._small, XBrushes.Black);
        pdf._page.Dispose();
        pdf.NumberPages();
        using var stream = new MemoryStream();
        pdf._document.Save(stream, closeStream: false);
        return stream.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    private static XFont FontOf(double size, bool isBold) => new(AnnexFonts.Family, size, isBold ? XFontStyleEx.Bold : XFontStyleEx.Regular);

    private void WritePart(AnnexPart part)
    {
        switch (part)
        {
            case AnnexHeading heading:
                WriteHeading(heading.Text, heading.Level == 2 ? _section : _inner);
                break;
            case AnnexParagraph paragraph:
                WriteText(paragraph.Text, _text, XBrushes.Black);
                break;
            case AnnexList list:
                foreach (var item in list.Items) WriteText("•  " + item, _text, XBrushes.Black);
                break;
            case AnnexTable table:
                WriteTable(table);
                break;
            case AnnexChart chart:
                WriteChart(chart);
                break;
        }

        foreach (var source in part.Sources) WriteText($"Kilde: {source.Line}", _small, XBrushes.DimGray);
    }

    private void WriteHeading(string text, XFont font)
    {
        // A heading does not stand alone at the foot of a page.
        Need(80);
        _y += 10;
        WriteText(text, font, new XSolidBrush(Accent));
    }

    private void WriteText(string text, XFont font, XBrush brush)
    {
        foreach (var line in Lines(text, font, Width))
        {
            Need(font.Size * LineFactor);
            _page.DrawString(line, font, brush, new XPoint(Margin, _y + font.Size));
            _y += font.Size * LineFactor;
        }

        _y += 4;
    }

    private void WriteTable(AnnexTable table)
    {
        Need(60);
        WriteText($"Tabel: {table.Caption}", _strong, XBrushes.Black);
        // The first column names the row, and words take more room than numbers.
        double[] weights = [.. table.Columns.Select((c, at) => c.IsNumber ? 1.0 : at == 0 ? 2.4 : 1.6)];
        double[] widths = [.. weights.Select(w => w / weights.Sum() * Width)];
        string[] titles = [.. table.Columns.Select(c => c.Title)];
        WriteRow(table, titles, widths, _strongCell, new(Accent, 1.2));
        for (var at = 0; at < table.Rows.Length; at++)
        {
            var font = table.HasTotal && at == table.Rows.Length - 1 ? _strongCell : _cell;
            if (_y + HeightOf(table.Rows[at], widths, font) > Bottom)
            {
                BreakPage();
                WriteRow(table, titles, widths, _strongCell, new(Accent, 1.2));
            }

            WriteRow(table, table.Rows[at], widths, font, new(XColors.LightGray, 0.5));
        }

        _y += 6;
    }

    private void WriteRow(AnnexTable table, IReadOnlyList<string> cells, double[] widths, XFont font, XPen under)
    {
        var height = HeightOf(cells, widths, font);
        Need(height);
        var x = Margin;
        for (var at = 0; at < widths.Length; at++)
        {
            var y = _y + CellPadding;
            foreach (var line in Lines(cells[at], font, widths[at] - (2 * CellPadding)))
            {
                var left = table.Columns[at].IsNumber ? x + widths[at] - CellPadding - _page.MeasureString(line, font).Width : x + CellPadding;
                _page.DrawString(line, font, XBrushes.Black, new XPoint(left, y + font.Size));
                y += font.Size * LineFactor;
            }

            x += widths[at];
        }

        _y += height;
        _page.DrawLine(under, Margin, _y, Margin + Width, _y);
    }

    private double HeightOf(IReadOnlyList<string> cells, double[] widths, XFont font) =>
        (cells.Select((cell, at) => Lines(cell, font, widths[at] - (2 * CellPadding)).Count).Max() * font.Size * LineFactor) + (2 * CellPadding);

    private void WriteChart(AnnexChart chart)
    {
        Need(60);
        WriteText($"Figur: {chart.Caption} ({chart.Unit})", _strong, XBrushes.Black);
        if (chart.Series.Length > 1)
        {
            for (var at = 0; at < chart.Series.Length; at++)
            {
                _page.DrawRectangle(BrushOf(at), Margin + LabelWidth + (at * 100), _y, 8, 8);
                _page.DrawString(chart.Series[at], _cell, XBrushes.Black, new XPoint(Margin + LabelWidth + 12 + (at * 100), _y + 7));
            }

            _y += 16;
        }

        foreach (var group in chart.Groups)
        {
            var lines = Lines(group.Label, _cell, LabelWidth - 8);
            var height = Math.Max(chart.Series.Length * BarHeight, lines.Count * _cell.Size * LineFactor) + 5;
            Need(height);
            for (var at = 0; at < lines.Count; at++)
                _page.DrawString(lines[at], _cell, XBrushes.Black, new XPoint(Margin + LabelWidth - 8 - _page.MeasureString(lines[at], _cell).Width, _y + _cell.Size + (at * _cell.Size * LineFactor)));
            for (var at = 0; at < chart.Series.Length; at++)
            {
                var length = group.Values[at] is > 0 and { } value && chart.Highest > 0 ? (double)(value / chart.Highest) * (Width - LabelWidth - ValueWidth) : 0;
                if (length > 0) _page.DrawRectangle(BrushOf(at), Margin + LabelWidth, _y + (at * BarHeight), length, BarHeight - 1.5);
                _page.DrawString(Danish.Number(group.Values[at]), _small, XBrushes.Black, new XPoint(Margin + LabelWidth + length + 3, _y + (at * BarHeight) + 6.5));
            }

            _y += height;
        }

        _y += 6;
    }

    private static XSolidBrush BrushOf(int series)
    {
        var colour = Convert.ToInt32(AnnexChart.Colours[series % AnnexChart.Colours.Length], 16);
        return new(XColor.FromArgb(colour >> 16, (colour >> 8) & 0xFF, colour & 0xFF));
    }

    /// <summary>A text in lines that are not wider; a word that is wider by itself is cut.</summary>
    private List<string> Lines(string text, XFont font, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ').SelectMany(w => Pieces(w, font, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && _page.MeasureString(longer, font).Width > width)
            {
                lines.Add(line);
                line = word;
            }
            else line = longer;
        }

        lines.Add(line);
        return lines;
    }

    private IEnumerable<string> Pieces(string word, XFont font, double width)
    {
        while (word.Length > 1 && _page.MeasureString(word, font).Width > width)
        {
            var fits = word.Length - 1;
            while (fits > 1 && _page.MeasureString(word[..fits], font).Width > width) fits--;
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }

    private void Need(double height)
    {
        if (_y + height > Bottom) BreakPage();
    }

    private void BreakPage()
    {
        _page?.Dispose();
        var page = _document.AddPage();
        page.Size = PdfSharp.PageSize.A4;
        _page = XGraphics.FromPdfPage(page);
        _y = Margin;
    }

    private void NumberPages()
    {
        for (var at = 0; at < _document.PageCount; at++)
        {
            using var page = XGraphics.FromPdfPage(_document.Pages[at]);
            page.DrawString($"Side {at + 1} af {_document.PageCount}", _small, XBrushes.DimGray, new XPoint(Margin + Width - 50, 842 - (Margin / 2)));
        }
    }
}
