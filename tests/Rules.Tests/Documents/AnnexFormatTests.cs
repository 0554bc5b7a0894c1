using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Kkr.Gateway.Documents.Formats;
using Kkr.Municipalities;

namespace Kkr.Gateway.Documents;

/// <summary>An annex written in each format, and read back.</summary>
public sealed class AnnexFormatTests
{
    private static readonly AnnexSource Source = new("Prøve", "proeve", "2019 og 2020", "position 7", "9 af 10 indberettere", ["Jammerbugt (2020)"], "AMK", "offentliggjorte tal");

    private static readonly Annex Annex = new("campaign", "Æble & <titel>", AreaCode.Parse("081"), new(2020, 12, 31, 11, 0, 0, TimeSpan.Zero), null,
    [
        new AnnexHeading(2, "Afsnit"), new AnnexParagraph("Et afsnit med a|b og *stjerner*."), new AnnexList(["Punkt"]),
        new AnnexTable("Tallene", [AnnexColumn.Words("Kommune"), AnnexColumn.Numbers("2020")], [["Aalborg", "1.784"], ["I alt", "2.167"]]) { HasTotal = true, Sources = [Source] },
        new AnnexChart("Søjler", "forløb", ["2019", "2020"], [new("Aalborg", [674, 802]), new("Læsø", [null, 0.5m])]) { Sources = [Source] },
    ]);

    [Fact]
    public void A_source_tells_data_set_period_position_coverage_and_who_is_missing_and_stands_once_in_the_list()
    {
        Assert.Equal("Prøve (proeve), 2019 og 2020, offentliggjorte tal, 9 af 10 indberettere, position 7. Mangler: Jammerbugt (2020). Oprindelse: AMK.", Source.Line);
        Assert.Equal([Source], Annex.Sources);
        Assert.Equal("Region Nordjylland. Dannet 31.12.2020 kl. 12.00 af de gældende tal.", Annex.Lead);
    }

    [Fact]
    public void Word_reads_it_as_a_valid_document_with_its_table_and_chart()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(AnnexDocx.Write(Annex)), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Equal(["Kommune", "2020", "Aalborg", "1.784", "I alt", "2.167"], body.Descendants<TableCell>().Select(c => c.InnerText));
        Assert.Single(document.MainDocumentPart.ChartParts);
        Assert.Contains("Æble & <titel>", body.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_and_Markdown_show_text_as_text()
    {
        var html = Encoding.UTF8.GetString(AnnexHtml.Write(Annex));
        Assert.Contains("<h1>Æble &amp; &lt;titel&gt;</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Aalborg</th><td class=\"n\">1.784</td>", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Søjler. Aalborg: 2019 674, 2020 802; Læsø: 2019 –, 2020 0,5\"", html, StringComparison.Ordinal);
        var markdown = Encoding.UTF8.GetString(AnnexMarkdown.Write(Annex));
        Assert.Contains("| Aalborg | 1.784 |\n| **I alt** | **2.167** |", markdown, StringComparison.Ordinal);
        Assert.Contains("a\\|b og \\*stjerner\\*", markdown, StringComparison.Ordinal);
    }
}
