using System.Text.Json;

namespace Kkr.Gateway.Tests.Tables;

/// <summary>The aggregates of the figures that the process loads, against table 1 of agenda item 3.8.</summary>
public sealed class SourceTableTests(DemoService service)
{
    private const string Path = "api/v1/regions/081/aggregates/voksenlaerlinge?period=2019&period=2020";

    /// <summary>Table 1 as published: 2019, 2020, the change, and the change in whole per cent. Frederikshavn stands for Læsø too.</summary>
    public static TheoryData<string, int, int, int, int> Table1 => new()
    {
        { "851", 674, 802, 128, 19 },
        { "813", 240, 264, 24, 10 },
        { "860", 213, 230, 17, 8 },
        { "787", 149, 179, 30, 20 },
        { "846", 126, 170, 44, 35 },
        { "849", 106, 154, 48, 45 },
        { "810", 88, 112, 24, 27 },
        { "820", 74, 103, 29, 39 },
        { "840", 61, 94, 33, 54 },
        { "773", 53, 59, 6, 11 },
    };

    [Fact]
    public async Task The_region_adds_up_to_what_was_published()
    {
        var answer = (await service.Client.GetAsync(Path)).Expect(200).Json;
        Assert.Equal("081", answer.GetProperty("region").GetString());
        Assert.Equal("voksenlaerlinge", answer.GetProperty("dataSet").GetString());
        Assert.False(string.IsNullOrEmpty(answer.GetProperty("asOf").GetProperty("position").GetString()));
        Assert.EndsWith("Z", answer.GetProperty("asOf").GetProperty("recordedAt").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            """[{"period":"2019","at":{},"value":1784,"municipalities":10,"expected":10},{"period":"2020","at":{},"value":2167,"municipalities":10,"expected":10}]""",
            answer.GetProperty("rows").GetRawText());
        Assert.Equal(
            """[{"from":"2019","to":"2020","at":{},"absolute":383,"percent":21.4686}]""", answer.GetProperty("change").GetRawText());
    }

    [Fact]
    public async Task Periods_may_be_named_in_any_order_and_with_commas_and_are_answered_in_time()
    {
        var answer = (await service.Client.GetAsync(Path)).Text;
        foreach (var query in new[] { "?period=2020&period=2019", "?period=2020,2019", "?period=2019&period=2020&period=2020" })
            Assert.Equal(answer, (await service.Client.GetAsync("api/v1/regions/081/aggregates/voksenlaerlinge" + query)).Expect(200).Text);
    }

    [Theory]
    [MemberData(nameof(Table1))]
    public async Task Each_municipality_is_as_published(string municipality, int in2019, int in2020, int change, int percent)
    {
        var answer = (await service.Client.GetAsync(Path + "&by=municipality")).Expect(200).Json;
        var rows = Of(answer.GetProperty("rows"), municipality);
        Assert.Equal(
            [("2019", (decimal)in2019), ("2020", in2020)],
            rows.Select(r => (r.GetProperty("period").GetString()!, r.GetProperty("value").GetDecimal())));
        Assert.All(rows, r => Assert.Equal("""{}""", r.GetProperty("at").GetRawText()));
        Assert.All(rows, r => Assert.Equal((1, 1), (r.GetProperty("municipalities").GetInt32(), r.GetProperty("expected").GetInt32())));
        var difference = Assert.Single(Of(answer.GetProperty("change"), municipality));
        Assert.Equal(change, difference.GetProperty("absolute").GetDecimal());
        Assert.Equal(percent, decimal.Round(difference.GetProperty("percent").GetDecimal(), 0, MidpointRounding.AwayFromZero));
    }

    [Fact]
    public async Task No_other_municipality_has_a_row()
    {
        var answer = (await service.Client.GetAsync(Path + "&by=municipality")).Expect(200).Json;
        Assert.Equal(
            Table1.Select(row => row.Data.Item1).Order(StringComparer.Ordinal),
            answer.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("municipality").GetString()!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_split_is_not_known_in_the_source()
    {
        var answer = (await service.Client.GetAsync(Path + "&by=forsoergelse")).Expect(200).Json;
        Assert.Equal(
            [("2019", "uoplyst", 1784m), ("2020", "uoplyst", 2167m)],
            answer.GetProperty("rows").EnumerateArray().Select(r => (
                r.GetProperty("period").GetString()!, r.GetProperty("at").GetProperty("forsoergelse").GetString()!, r.GetProperty("value").GetDecimal())));
    }

    [Fact]
    public async Task The_regions_overview_says_that_all_have_reported()
    {
        var overview = (await service.Client.GetAsync("api/v1/regions/081")).Expect(200).Json;
        foreach (var period in new[] { "2019", "2020" })
        {
            var row = Assert.Single(overview.GetProperty("completeness").EnumerateArray(), r => r.GetProperty("dataSet").GetString() == "voksenlaerlinge" && r.GetProperty("period").GetString() == period);
            Assert.Equal((10, 10, 0), (row.GetProperty("expected").GetInt32(), row.GetProperty("received").GetInt32(), row.GetProperty("approved").GetInt32()));
            Assert.Empty(row.GetProperty("missing").EnumerateArray());
            Assert.Matches(@"^\d{4}-\d\d-\d\d$", row.GetProperty("deadline").GetString());
        }
    }

    [Fact]
    public async Task The_country_holds_the_regions_figures()
    {
        // What other tests report on these years in other regions: nothing.
        // The region's own table is ahead of the country's; its position can be waited for.
        var position = (await service.Client.GetAsync(Path)).Expect(200).Json.GetProperty("asOf").GetProperty("position").GetString();
        var answer = (await service.Client.GetAsync(
            $"api/v1/regions/000/aggregates/voksenlaerlinge?period=2019&period=2020&minPosition={position}")).Expect(200).Json;
        Assert.Equal([1784m, 2167m], answer.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("value").GetDecimal()));
        // 98 municipalities, of which Læsø reports through Frederikshavn.
        Assert.All(answer.GetProperty("rows").EnumerateArray(), r => Assert.Equal(97, r.GetProperty("expected").GetInt32()));
    }

    private static JsonElement[] Of(JsonElement rows, string municipality) =>
        [.. rows.EnumerateArray().Where(r => r.GetProperty("municipality").GetString() == municipality)];
}
