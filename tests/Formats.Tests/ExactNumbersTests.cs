using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Kkr.Formats.StatBank;
using ParquetSharp;

namespace Kkr.Formats.Tests;

/// <summary>
/// Figures of 28 digits come out of every format digit by digit. A double holds 15 to 17 of them: had a figure passed through
/// one on its way, no format could give them back.
/// </summary>
public sealed class ExactNumbersTests
{
    private static readonly decimal[] Figures =
        [1234567890123456789012.345678m, -9876543210987654321098.765432m, 0.1m, 9007199254740993m, 0.3m, 100.10m];

    private static readonly StatisticalTable Table = new(
        Apprentices.With(Apprentices.Time with { Categories = [.. Figures.Select((_, i) => new Category($"{2010 + i}", LocalText.Same($"{2010 + i}")))] }),
        [.. Figures.Select(Cell.Of)]);

    public static TheoryData<string> Texts => ["json-stat2", "csv", "px", "html", "json-px"];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_formats_hold_every_digit(string name)
    {
        Assert.True(TableFormats.TryParse(name, out var format));
        var text = await format.Encoder().TextAsync(Table);

        foreach (var figure in Figures) Assert.Matches($@"(?<![0-9.]){figure.ToString(CultureInfo.InvariantCulture).Replace(".", @"\.", StringComparison.Ordinal)}(?![0-9])", text);
    }

    [Fact]
    public async Task Px_tells_its_readers_to_keep_the_decimals() =>
        Assert.Contains("DECIMALS=6;", await TableFormat.Px.Encoder().TextAsync(Table), StringComparison.Ordinal);

    [Fact]
    public async Task Workbooks_hold_every_digit()
    {
        using var zip = new ZipArchive(new MemoryStream(await TableFormat.Xlsx.Encoder().BytesAsync(Table)));
        var values = zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).SelectMany(entry =>
        {
            using var part = entry.Open();
            return XDocument.Load(part).Descendants().Where(e => e.Name.LocalName == "v").Select(e => e.Value).ToArray();
        });

        Assert.Superset(Figures.Select(f => f.ToString(CultureInfo.InvariantCulture)).ToHashSet(), values.ToHashSet());
    }

    [Fact]
    public async Task Parquet_is_decimal_and_holds_every_digit()
    {
        using var file = new ParquetFileReader(new MemoryStream(await TableFormat.Parquet.Encoder().BytesAsync(Table)));
        using var group = file.RowGroup(0);
        var column = Enumerable.Range(0, group.MetaData.NumColumns).Single(i => file.FileMetaData.Schema.Column(i).Name == "value");

        Assert.Equal(LogicalTypeEnum.Decimal, file.FileMetaData.Schema.Column(column).LogicalType.Type);
        Assert.Equal(Figures.Select(f => (decimal?)f), group.Column(column).LogicalReader<decimal?>().ReadAll(Figures.Length));
    }

    [Theory]
    [InlineData(Language.English, '.')]
    [InlineData(Language.Danish, ',')]
    public async Task StatBanks_csv_holds_every_digit(Language language, char point)
    {
        var output = new AsyncOnlyStream();
        await StatBankCsv.WriteAsync(
            Table.Metadata, Table.Cells.ToAsyncEnumerable(), language, ValuePresentation.Code, CsvSeparator.Semicolon, output, TestContext.Current.CancellationToken);

        Assert.Equal(
            Figures.Select((f, i) => $"{2010 + i};{f.ToString(CultureInfo.InvariantCulture).Replace('.', point)}"),
            System.Text.Encoding.UTF8.GetString(output.ToArray()).Split("\r\n")[1..^1]);
    }

    [Fact]
    public async Task StatBanks_JSON_stat_holds_every_digit() => Assert.Contains(
        $"\"value\":[{string.Join(',', Figures.Select(f => f.ToString(CultureInfo.InvariantCulture)))}]", await new StatBankJsonStat().TextAsync(Table), StringComparison.Ordinal);
}
