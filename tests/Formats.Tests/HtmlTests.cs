using System.Xml.Linq;
using FsCheck.Xunit;

namespace Kkr.Formats.Tests;

public sealed class HtmlTests
{
    private static readonly HtmlEncoder Encoder = new();

    [Fact]
    public async Task A_table_has_its_caption_headings_and_notes()
    {
        var html = XElement.Parse(await Encoder.TextAsync(Apprentices.Table, new EncodingOptions { IncludeTitle = true }));

        Assert.Equal("Voksenlærlinge efter område, forsørgelse, indhold og tid", html.Element("caption")!.Value);
        var head = html.Element("thead")!.Elements("tr").ToArray();
        Assert.Equal(["", "Voksenlærlinge", "Pr. 1.000 indbyggere"], head[0].Elements().Select(cell => cell.Value));
        Assert.Equal(["2", "3", "3"], head[0].Elements().Select(cell => cell.Attribute("colspan")!.Value));
        Assert.Equal(["område", "forsørgelse", "2018", "2019", "2020", "2018", "2019", "2020"], head[1].Elements().Select(cell => cell.Value));
        var first = html.Element("tbody")!.Elements("tr").First();
        Assert.Equal(["Aalborg", "I alt", "0", "2", "3", "3.50", "..", "5.50"], first.Elements().Select(cell => cell.Value));
        Assert.Equal("Foreløbigt tal.", first.Elements().ElementAt(4).Attribute("title")!.Value);
        Assert.Contains("Kilde: KKR Nordjylland", html.Element("tfoot")!.Elements().Select(row => row.Value));
    }

    [Fact]
    public async Task A_label_cannot_act_as_markup()
    {
        var time = Apprentices.Time with { Categories = [new("2020", LocalText.Same("<script>alert('x')</script>\" onload=\""))] };

        var html = await Encoder.TextAsync(new StatisticalTable(Apprentices.With(time), [Cell.Of(1)]));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("<script>alert('x')</script>\" onload=\"", XElement.Parse(html).Value, StringComparison.Ordinal);
    }

    [Property(Arbitrary = [typeof(AnyTable)], MaxTest = 100)]
    public async Task Any_table_comes_back(StatisticalTable table)
    {
        var placement = new Placement([.. table.Metadata.Dimensions.Select(dimension => dimension.Id)], []);

        var html = XElement.Parse(await Encoder.TextAsync(table, new EncodingOptions { Placement = placement }), LoadOptions.PreserveWhitespace);

        var rows = html.Element("tbody")!.Elements("tr").ToArray();
        Assert.Equal(table.Cells.Length, rows.Length);
        for (var i = 0; i < rows.Length; i++)
            Assert.Equal([.. table.Metadata.At(i).Select(category => category.Label.Da), table.Cells[i].Text()], rows[i].Elements().Select(cell => cell.Value));
    }
}
