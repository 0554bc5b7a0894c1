using System.Text.Json;
using Kkr.Formats.Tests;

namespace Kkr.Gateway.Tests.Tables;

/// <summary>Derived indicators, and how many reporters a figure covers, are contents of a table like its measures.</summary>
public sealed class DerivedContentsTests(DemoService service, NodeReader node) : IClassFixture<NodeReader>
{
    private const string Px = "api/pxwebapi/v2/tables/";

    [Fact]
    public async Task A_tables_contents_are_its_measures_its_indicators_and_its_coverage()
    {
        var contents = (await service.Client.GetAsync(Px + "VOKSENLAERLINGE/metadata?lang=en")).Expect(200).Json.GetProperty("dimension").GetProperty("ContentsCode").GetProperty("category");
        Assert.Equal(
            ["antal", "andel-fra-ledighed", "udvikling", "indberettere_med", "indberettere_ventet"],
            contents.GetProperty("index").EnumerateObject().Select(c => c.Name));
        Assert.Equal("""{"base":"per cent","decimals":1}""", contents.GetProperty("unit").GetProperty("udvikling").GetRawText());
        Assert.Equal("Change since the year before", contents.GetProperty("label").GetProperty("udvikling").GetString());
    }

    [Theory]
    // 383 of 1784; the mean of the ten municipalities' own changes would be 28.
    [InlineData("VOKSENLAERLINGE", "omrade", "081", "agg_region", "2020", "udvikling", "21.5")]
    [InlineData("VOKSENLAERLINGE", "omrade", "nordjylland", "agg_growthteam", "2020", "udvikling", "21.5")]
    [InlineData("VOKSENLAERLINGE", "omrade", "000", "agg_country", "2020", "udvikling", "21.5")]
    [InlineData("VOKSENLAERLINGE", "omrade", "851", "", "2020", "udvikling", "19.0")]
    // Nobody reported 2018, of which the change since would be.
    [InlineData("VOKSENLAERLINGE", "omrade", "851", "", "2019", "udvikling", "....")]
    [InlineData("VOKSENLAERLINGE-BRANCHE", "omrade", "081", "", "2020", "andel-offentlig", "32.9")]
    [InlineData("DANSKKURSISTER", "omrade", "813", "", "2020-12-01", "pr-1000-indbyggere", "15.0")]
    public async Task An_indicator_is_a_sum_over_a_sum_in_every_code_list(
        string table, string dimension, string area, string list, string period, string indicator, string expected)
    {
        var codeList = list.Length > 0 ? $"&codelist[{dimension}]={list}" : "";
        var csv = (await service.Client.GetAsync(
            $"{Px}{table}/data?valueCodes[{dimension}]={area}{codeList}&valueCodes[tid]={period}&valueCodes[ContentsCode]={indicator}&outputFormat=csv&stub={dimension}")).Expect(200).Text;
        Assert.EndsWith($"\"{area}\",{expected}\r\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_source_derived_per_1000_inhabitants_stands_in_the_table()
    {
        var csv = (await service.Client.GetAsync(
            Px + "DANSKKURSISTER/data?valueCodes[omrade]=*&valueCodes[tid]=2020-12-01&valueCodes[ContentsCode]=pr-1000-indbyggere&outputFormat=csv&stub=omrade")).Expect(200).Text;
        var rates = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..].Select(l => l.Split(',')).ToDictionary(l => l[0].Trim('"'), l => l[1]);
        var aggregate = (await service.Client.GetAsync("api/v1/regions/081/aggregates/danskkursister?period=2020-12-01&by=municipality")).Expect(200).Json.GetProperty("indicators");
        foreach (var value in aggregate.EnumerateArray())
            Assert.Equal(value.GetProperty("value").GetRawText(), rates[value.GetProperty("municipality").GetString()!]);
        Assert.Equal(9, aggregate.GetArrayLength());
        // Jammerbugt has not told, and Læsø is told of by Frederikshavn.
        Assert.Equal(("....", "."), (rates["849"], rates["825"]));
    }

    [Fact]
    public async Task An_indicator_of_some_codes_is_none_of_a_single_one()
    {
        var data = (await service.Client.GetAsync(
            Px + "VOKSENLAERLINGE/data?valueCodes[omrade]=851&valueCodes[forsoergelse]=*&valueCodes[tid]=2020&valueCodes[ContentsCode]=andel-fra-ledighed")).Expect(200).Json;
        Assert.Equal("""{"0":".","1":".","2":"."}""", data.GetProperty("status").GetRawText());
    }

    [Theory]
    [InlineData("json-stat2", "\"value\":[10,10]")]
    [InlineData("csv", "\"081\",10,10")]
    [InlineData("px", "10 10")]
    [InlineData("html", "<td>10</td><td>10</td>")]
    [InlineData("json-px", "[\"10\",\"10\"]")]
    public async Task How_many_reporters_a_figure_covers_is_told_in_every_format(string format, string text) => Assert.Contains(
        text,
        (await service.Client.GetAsync(
            $"{Px}VOKSENLAERLINGE/data?valueCodes[omrade]=081&codelist[omrade]=agg_region&valueCodes[tid]=2020&valueCodes[ContentsCode]=indberettere_med,indberettere_ventet&outputFormat={format}"
            + (format == "json-px" ? "" : "&stub=omrade"))).Expect(200).Text,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_figure_that_does_not_cover_all_says_so_beside_it()
    {
        const string query = "DANSKKURSISTER/data?valueCodes[omrade]=081&codelist[omrade]=agg_region&valueCodes[tid]=2020-12-01&valueCodes[ContentsCode]=*&lang=en";
        var answer = (await service.Client.GetAsync(Px + query)).Expect(200);
        await node.AssertValidAsync("Dataset", answer.Text);
        Assert.Equal("Covers 9 of 10 reporters.", answer.Json.GetProperty("extension").GetProperty("cellNotes").GetProperty("0").GetString());
        Assert.Equal([9m, 10m], answer.Json.GetProperty("value").EnumerateArray().TakeLast(2).Select(v => v.GetDecimal()));
        var px = (await service.Client.GetAsync(Px + query + "&outputFormat=px")).Expect(200).Text;
        Assert.Contains("CELLNOTE(", px, StringComparison.Ordinal);
        Assert.Contains("\"Covers 9 of 10 reporters.\"", px, StringComparison.Ordinal);
        Assert.Contains("title=\"Covers 9 of 10 reporters.\"", (await service.Client.GetAsync(Px + query + "&outputFormat=html")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_names_no_contents_means_the_measure()
    {
        var data = (await service.Client.GetAsync(Px + "VOKSENLAERLINGE/data")).Expect(200).Json;
        Assert.Equal(["antal"], data.GetProperty("dimension").GetProperty("ContentsCode").GetProperty("category").GetProperty("index").EnumerateObject().Select(c => c.Name));
        Assert.Equal(JsonValueKind.True, data.GetProperty("extension").GetProperty("px").GetProperty("aggregallowed").ValueKind);
    }
}
