using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using FsCheck.Xunit;

namespace Kkr.Formats.Tests;

public sealed class XlsxTests
{
    private static readonly XlsxEncoder Encoder = new();

    // The reader asks for the code page of old workbooks even where it reads a new one.
    static XlsxTests() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task A_foreign_reader_sees_the_table_with_texts()
    {
        var sheets = Read(await Encoder.BytesAsync(Apprentices.Table, new EncodingOptions { IncludeTitle = true }));

        Assert.Equal(["VOKSENLAERLINGE", "Dækning"], sheets.Select(sheet => sheet.Name));
        var rows = sheets[0].Rows;
        Assert.Equal("Voksenlærlinge efter område, forsørgelse, indhold og tid", rows[0][0]);
        Assert.Equal([null, null, "Voksenlærlinge", "Voksenlærlinge", "Voksenlærlinge"], rows[2][..5]);
        Assert.Equal(["område", "forsørgelse", "2018", "2019", "2020"], rows[3][..5]);
        Assert.Equal(["Aalborg", "I alt", 0d, 2d, 3d, 3.5, "..", 5.5], rows[4]);
        Assert.Contains(rows, row => row[0] is "Opgjort ultimo december.");
        Assert.Contains(rows, row => row[0] is "Opdateret: 2026-11-24T07:30:15Z");
        Assert.Equal("1 af 1", sheets[1].Rows[2][2]);
        Assert.Equal("0 af 1", sheets[1].Rows[10][7]);
    }

    [Fact]
    public async Task Nothing_in_the_workbook_is_a_formula()
    {
        var time = Apprentices.Time with { Categories = [new("2020", LocalText.Same("=HYPERLINK(\"http://example.dk\")"))] };
        var table = new StatisticalTable(Apprentices.With(time), [Cell.Of(1)]);

        var sheet = Sheet(await Encoder.BytesAsync(table));

        Assert.DoesNotContain(sheet.Descendants(), element => element.Name.LocalName == "f");
        var cell = sheet.Descendants().First(element => element.Name.LocalName == "c" && element.Value.StartsWith('='));
        Assert.Equal("inlineStr", cell.Attribute("t")?.Value);
        Assert.Equal("5", cell.Attribute("s")?.Value);
    }

    [Property(Arbitrary = [typeof(AnyTable)], MaxTest = 30)]
    public async Task Any_workbook_keeps_to_the_schema_of_the_format(StatisticalTable table, bool title)
    {
        using var document = SpreadsheetDocument.Open(
            new MemoryStream(await Encoder.BytesAsync(table, new EncodingOptions { IncludeTitle = title })), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Property(Arbitrary = [typeof(AnyTable)], MaxTest = 100)]
    public async Task Any_table_comes_back_through_a_foreign_reader(StatisticalTable table)
    {
        var placement = new Placement([.. table.Metadata.Dimensions.Select(dimension => dimension.Id)], []);
        var document = await Encoder.BytesAsync(table, new EncodingOptions { Placement = placement });

        var rows = Read(document)[0].Rows;
        var figures = Sheet(document).Descendants().Where(element => element.Name.LocalName == "v").Select(element => element.Value);

        for (var i = 0; i < table.Cells.Length; i++)
        {
            Assert.Equal(table.Metadata.At(i).Select(category => Lines(category.Label.Da)), rows[i + 1][..^1].Select(label => Lines((string)label!)));
            Assert.Equal(table.Cells[i].Value is { } value ? (object)(double)value : table.Cells[i].Status.Symbol(), Rounded(rows[i + 1][^1], table.Cells[i]));
        }

        Assert.Equal(table.Cells.Select(cell => cell.Value).OfType<decimal>().Select(value => value.ToString(CultureInfo.InvariantCulture)), figures.Take(table.Cells.Count(cell => cell.Value is not null)));
    }

    // The reader's double and decimal's own conversion may differ in the last place; the exact text is compared beside it.
    private static object? Rounded(object? read, Cell cell) =>
        read is double number && cell.Value is { } value && Math.Abs(number - (double)value) <= Math.Abs(number) * 1e-15 ? (double)value : read;

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static XDocument Sheet(byte[] document)
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        using var sheet = zip.Entries.First(entry => entry.FullName.Contains("sheet", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal) && !entry.FullName.Contains('2', StringComparison.Ordinal)).Open();
        return XDocument.Load(sheet);
    }

    private static List<(string Name, List<object?[]> Rows)> Read(byte[] document)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(document));
        var sheets = new List<(string, List<object?[]>)>();
        do
        {
            var rows = new List<object?[]>();
            while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            sheets.Add((reader.Name, rows));
        }
        while (reader.NextResult());
        return sheets;
    }
}
