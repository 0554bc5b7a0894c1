using System.Text.Json;

namespace Kkr.Gateway.Tests.Catalogue;

/// <summary>The published figures of items 3.1, 3.2, 3.7 and 3.8, out of the running system, to anybody.</summary>
public sealed class PublishedFiguresTests(DemoService service)
{
    /// <summary>Data set, area, query, and what each row says: period, place, value.</summary>
    public static TheoryData<string, string, string, string[]> Stated => new()
    {
        { "voksenlaerlinge-branche", "081", "?at.branche=offentlig", ["2019 {} 394", "2020 {} 712"] },
        { "voksenlaerlinge-ledighed", "081", "", ["2019 {} 65", "2020 {} 72"] },
        { "danskkursister-landet", "000", "?by=angivelse",
            ["""2017 {"ContentsCode":"kursister","angivelse":"knap"} 70000""", """2019 {"ContentsCode":"fald-lektioner","angivelse":"omkring"} 5500000""",
                """2019 {"ContentsCode":"fald-s-kursister","angivelse":"omkring"} 15900""", """2019 {"ContentsCode":"kursister","angivelse":"opgjort"} 40799"""] },
        { "danskuddannelse-undersoegelse", "081", "?by=choice", ["""2020 {"choice":"ja","question":"f07-samarbejde-tilsyn"} 3"""] },
        { "danskuddannelse-svarfordeling", "081", "?by=svar&at.spoergsmaal=f04-andel-virksomhedsrettet", ["""2020 {"svar":"ingen"} 2""", """2020 {"svar":"under-20"} 5"""] },
        { "danskuddannelse-svarfordeling", "081", "?by=svar&at.spoergsmaal=f08-udfordringer-tilsyn", ["""2020 {"svar":"ja"} 2"""] },
        { "danskuddannelse-svarfordeling", "081", "?by=svar&at.spoergsmaal=f11-udbud", ["""2020 {"svar":"alene"} 7""", """2020 {"svar":"sammen"} 3"""] },
        { "danskuddannelse-svarfordeling", "081", "?by=svar&at.spoergsmaal=f12-kvalitet", ["""2020 {"svar":"ja"} 0""", """2020 {"svar":"ved-ikke"} 4"""] },
        { "sosu-fremskrivning", "000", "?by=stoerrelse", ["""2045 {"stoerrelse":"slutniveau"} 8500"""] },
        { "sosu-tiltag-nordjylland", "081", "?by=gruppe", ["""2021 {"gruppe":"fremadrettet"} 10""", """2021 {"gruppe":"internt"} 11""", """2021 {"gruppe":"samarbejde"} 9"""] },
        { "befolkning", "081", "", ["2020 {} 590936"] },
    };

    [Theory, MemberData(nameof(Stated))]
    public async Task What_the_source_states_comes_out(string dataSet, string area, string query, string[] rows) => Assert.Equal(
        rows,
        (await AggregateAsync(dataSet, area, query)).GetProperty("rows").EnumerateArray()
            .Select(r => $"{r.GetProperty("period").GetString()} {r.GetProperty("at").GetRawText()} {r.GetProperty("value").GetRawText()}"));

    [Fact]
    public async Task The_share_from_unemployment_rises_by_7_percentage_points_item_3_8() =>
        Assert.Equal(7, Assert.Single((await AggregateAsync("voksenlaerlinge-ledighed", "081", "")).GetProperty("change").EnumerateArray()).GetProperty("absolute").GetDecimal());

    [Fact]
    public async Task The_public_branch_grows_by_80_per_cent_to_every_third_item_3_8()
    {
        var answer = await AggregateAsync("voksenlaerlinge-branche", "081", "");
        // The source says 80 %: 80.7, cut rather than rounded.
        Assert.Equal(80.7m, Value(answer, "udvikling-offentlig", "2020", null));
        Assert.Equal(22.1m, Value(answer, "andel-offentlig", "2019", null));
        Assert.Equal(32.9m, Value(answer, "andel-offentlig", "2020", null));
    }

    [Theory]
    [InlineData("810", 12)]
    [InlineData("813", 15)]
    [InlineData("846", 10)]
    [InlineData("773", 8)]
    [InlineData("840", 6)]
    [InlineData("787", 10)]
    [InlineData("820", 16)]
    [InlineData("851", 16)]
    [InlineData("860", 7)]
    public async Task Participants_per_1000_inhabitants_are_as_in_figure_3_item_3_7(string municipality, int rate) =>
        Assert.Equal(rate, Value(await AggregateAsync("danskkursister", "081", "?period=2020-12-01&by=municipality"), "pr-1000-indbyggere", "2020-12-01", municipality));

    [Fact]
    public async Task Jammerbugt_is_missing_and_shown_as_missing_item_3_7()
    {
        var answer = await AggregateAsync("danskkursister", "081", "?period=2020-12-01");
        Assert.Equal("""{"period":"2020-12-01","municipality":"849","name":"Jammerbugt"}""", Assert.Single(answer.GetProperty("missing").EnumerateArray()).GetRawText());
        var row = Assert.Single(answer.GetProperty("rows").EnumerateArray());
        Assert.Equal((9, 10), (row.GetProperty("municipalities").GetInt32(), row.GetProperty("expected").GetInt32()));
        // The rate of the region is over the inhabitants of those nine, with Læsø's through Frederikshavn.
        Assert.Equal(552612, Assert.Single(answer.GetProperty("indicators").EnumerateArray()).GetProperty("denominator").GetDecimal());
    }

    [Theory]
    [InlineData("vvv-match")]
    [InlineData("sosu-uddannelsesaftaler")]
    [InlineData("sosu-nyuddannede")]
    [InlineData("sosu-frafald")]
    [InlineData("sosu-tiltag")]
    public async Task Where_no_figure_is_stated_the_data_set_is_there_and_empty_items_3_1_3_2_3_6(string dataSet)
    {
        (await service.Client.GetAsync($"api/v1/data-sets/{dataSet}")).Expect(200);
        Assert.Empty((await AggregateAsync(dataSet, "081", "")).GetProperty("rows").EnumerateArray());
    }

    [Fact]
    public async Task Initiatives_are_found_and_counted_item_3_1()
    {
        var all = (await service.Client.GetAsync("api/v1/initiatives")).Expect(200).Json;
        Assert.Equal(30, all.GetProperty("total").GetInt32());
        var withSosuNord = (await service.Client.GetAsync("api/v1/initiatives?partner=sosu-nord&category=uddannelsesinstitution&q=veje")).Expect(200).Json;
        var region = await CountAsync("municipality=081");
        Assert.True(region > 0);
        Assert.Equal(await CountAsync("municipality=851") + region, await CountAsync("municipality=851&municipality=081"));
        Assert.Equal(
            await CountAsync("category=uddannelsesinstitution") + await CountAsync("category=jobcenter"),
            await CountAsync("category=uddannelsesinstitution&category=jobcenter"));
        (await service.Client.GetAsync("api/v1/initiatives?municipality=851&municipality=999")).Expect(400);
        Assert.Equal("Projekt Nye veje til rekruttering", Assert.Single(withSosuNord.GetProperty("initiatives").EnumerateArray()).GetProperty("record").GetProperty("titel").GetString());
    }

    private async Task<int> CountAsync(string query) =>
        (await service.Client.GetAsync($"api/v1/initiatives?{query}")).Expect(200).Json.GetProperty("total").GetInt32();

    private async Task<JsonElement> AggregateAsync(string dataSet, string area, string query) =>
        (await service.Client.GetAsync($"api/v1/regions/{area}/aggregates/{dataSet}{query}")).Expect(200).Json;

    private static decimal Value(JsonElement answer, string indicator, string period, string? municipality) => Assert.Single(
        answer.GetProperty("indicators").EnumerateArray(),
        i => i.GetProperty("indicator").GetString() == indicator && i.GetProperty("period").GetString() == period
            && (municipality is null || i.GetProperty("municipality").GetString() == municipality)).GetProperty("value").GetDecimal();
}
