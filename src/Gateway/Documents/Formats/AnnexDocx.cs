using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Kkr.Gateway.Documents.Formats;

/// <summary>Writes annexes for Word: headings of its own styles, tables that repeat their heading, figures that are charts.</summary>
internal static class AnnexDocx
{
    private const string Accent = "1F4E79";

    /// <summary>Writes an annex.</summary>
    public static byte[] Write(Annex annex)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = Numbering();
            var body = new Body();
            main.Document = new(body);
            document.PackageProperties.Title = annex.Title;
            document.PackageProperties.Language = "da-DK";
            document.PackageProperties.Created = annex.DrawnAt.UtcDateTime;
            body.Append(Styled("Title", annex.Title), Styled("Subtitle", annex.Lead));
            var charts = 0;
            foreach (var part in annex.Parts) Append(main, body, part, ref charts);
            body.Append(Styled("Heading2", "Kilder"));
            foreach (var source in annex.Sources) body.Append(Numbered(source.Line, 2));
            body.Append(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));
        }

        return stream.ToArray();
    }

    private static void Append(MainDocumentPart main, Body body, AnnexPart part, ref int charts)
    {
        switch (part)
        {
            case AnnexHeading heading:
                body.Append(Styled($"Heading{heading.Level}", heading.Text));
                break;
            case AnnexParagraph paragraph:
                body.Append(Styled(null, paragraph.Text));
                break;
            case AnnexList list:
                foreach (var item in list.Items) body.Append(Numbered(item, 1));
                break;
            case AnnexTable table:
                body.Append(Styled("Caption", $"Tabel: {table.Caption}"), TableOf(table));
                break;
            case AnnexChart chart:
                body.Append(Styled("Caption", $"Figur: {chart.Caption} ({chart.Unit})"), AnnexDocxChart.Of(main, chart, ++charts));
                break;
        }

        foreach (var source in part.Sources) body.Append(Styled("Source", $"Kilde: {source.Line}"));
    }

    private static Paragraph Styled(string? style, string text)
    {
        var paragraph = new Paragraph();
        if (style is not null) paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(RunOf(text));
        return paragraph;
    }

    private static Paragraph Numbered(string text, int numbering) => new(
        new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = numbering })), RunOf(text));

    private static Run RunOf(string text, bool isBold = false)
    {
        var run = new Run();
        if (isBold) run.Append(new RunProperties(new Bold()));
        run.Append(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    private static Table TableOf(AnnexTable table)
    {
        var written = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 8, Color = Accent }, new BottomBorder { Val = BorderValues.Single, Size = 8, Color = Accent },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "BFBFBF" }),
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa }),
                new TableCaption { Val = table.Caption }),
            new TableGrid(table.Columns.Select(_ => new GridColumn())));
        written.Append(new TableRow(
            new OpenXmlElement[] { new TableRowProperties(new CantSplit(), new TableHeader()) }
                .Concat(table.Columns.Select(c => CellOf(c.Title, c.IsNumber, isBold: true)))));
        for (var at = 0; at < table.Rows.Length; at++)
        {
            var isTotal = table.HasTotal && at == table.Rows.Length - 1;
            written.Append(new TableRow(
                new OpenXmlElement[] { new TableRowProperties(new CantSplit()) }
                    .Concat(table.Columns.Zip(table.Rows[at], (column, text) => CellOf(text, column.IsNumber, isTotal)))));
        }

        return written;
    }

    private static TableCell CellOf(string text, bool isNumber, bool isBold)
    {
        var properties = new ParagraphProperties(new SpacingBetweenLines { After = "0" });
        if (isNumber) properties.Append(new Justification { Val = JustificationValues.Right });
        return new(new Paragraph(properties, RunOf(text, isBold)));
    }

    private static Numbering Numbering() => new(
        new AbstractNum(new Level(
            new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" }, new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "360" }))
        { LevelIndex = 0 })
        { AbstractNumberId = 1 },
        new AbstractNum(new Level(
            new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Decimal }, new LevelText { Val = "%1." }, new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "360" }))
        { LevelIndex = 0 })
        { AbstractNumberId = 2 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 },
        new NumberingInstance(new AbstractNumId { Val = 2 }) { NumberID = 2 });

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" }, new FontSize { Val = "20" }, new Languages { Val = "da-DK" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        StyleOf("Normal", "Normal", null, null, isDefault: true),
        StyleOf("Title", "Title", "44", null),
        StyleOf("Subtitle", "Subtitle", "20", null, colour: "505050"),
        StyleOf("Heading2", "heading 2", "30", 1),
        StyleOf("Heading3", "heading 3", "24", 2),
        StyleOf("Caption", "caption", "20", null, keepsNext: true, isBold: true),
        StyleOf("Source", "Kilde", "16", null, colour: "505050"));

    private static Style StyleOf(
        string id, string name, string? size, int? outline, bool isDefault = false, bool keepsNext = false, bool isBold = false, string? colour = null)
    {
        var paragraph = new StyleParagraphProperties();
        if (keepsNext || outline is not null) paragraph.Append(new KeepNext());
        if (outline is { } level)
        {
            paragraph.Append(new SpacingBetweenLines { Before = "360", After = "120" });
            paragraph.Append(new OutlineLevel { Val = level });
        }

        var run = new StyleRunProperties();
        if (isBold || outline is not null || id == "Title") run.Append(new Bold());
        if (outline is not null || id == "Title") run.Append(new Color { Val = Accent });
        else if (colour is not null) run.Append(new Color { Val = colour });
        if (size is not null) run.Append(new FontSize { Val = size });
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        if (!isDefault) style.Append(new BasedOn { Val = "Normal" });
        style.Append(paragraph, run);
        return style;
    }
}
