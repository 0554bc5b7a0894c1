using System.Text.Json.Nodes;

namespace Kkr.Gateway.Tests.Catalogue;

/// <summary>The secretariat adds data sets and versions while the system runs.</summary>
public sealed class DefinitionTests(CatalogueService service) : IClassFixture<CatalogueService>
{
    [Fact]
    public async Task A_new_data_set_takes_reports_at_once_and_a_new_version_leaves_the_old_one_readable()
    {
        var secretariat = await service.SecretariatAsync();
        var definition = await DefinitionAsync("sosu-frafald", "nyt-datasaet");

        var first = await service.PutAsync("nyt-datasaet", definition, secretariat, "first");
        Assert.Equal("\"1\"", first.Expect(201).Header("ETag"));
        (await service.SubmitAsync("851", """{"dataSet":"nyt-datasaet","period":"2020","figures":[{"at":{"ContentsCode":"paabegyndte"},"value":20}]}""")).Expect(201);

        definition["title"]!["en"] = "Anew";
        Assert.Equal("\"2\"", (await service.PutAsync("nyt-datasaet", definition, secretariat, "second", ("If-Match", "\"1\""))).Expect(200).Header("ETag"));
        var replayed = (await service.PutAsync("nyt-datasaet", definition, secretariat, "second", ("If-Match", "\"1\""))).Expect(200);
        Assert.Equal("true", replayed.Header("Idempotency-Replayed"));
        definition["title"]!["en"] = "Once more";
        (await service.PutAsync("nyt-datasaet", definition, secretariat, "stale", ("If-Match", "\"1\""))).Expect(412, "/problems/revision-mismatch");
        (await service.PutAsync("nyt-datasaet", definition, secretariat, "second", ("If-Match", "\"1\""))).Expect(422, "/problems/idempotency-key-reused");

        Assert.Equal("Anew", await TitleAsync(""));
        Assert.NotEqual("Anew", await TitleAsync("?version=1"));
        Assert.Equal([1, 2], (await service.Client.GetAsync("api/v1/data-sets/nyt-datasaet/versions")).Expect(200).Json.EnumerateArray().Select(v => v.GetProperty("version").GetInt32()));
        (await service.Client.GetAsync("api/v1/data-sets/nyt-datasaet?version=3")).Expect(404);
        var report = (await service.Client.GetAsync("api/v1/municipalities/851/reports/nyt-datasaet/2020", secretariat)).Expect(200).Json;
        Assert.Equal(1, report.GetProperty("definitionVersion").GetInt32());
    }

    [Fact]
    public async Task A_bad_definition_is_refused_with_every_fault_named_and_others_may_not_define()
    {
        var definition = await DefinitionAsync("sosu-frafald", "daarligt-datasaet");
        definition["measures"]![0]!["decimals"] = "to";
        definition["content"] = "tal";
        definition["farve"] = 1;
        var refused = (await service.PutAsync("daarligt-datasaet", definition, await service.SecretariatAsync(), "bad")).Expect(422, "/problems/validation");
        Assert.Equal(
            ["/content unknown-code", "/farve unknown-member", "/measures/0/decimals type"],
            refused.Json.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("path").GetString()} {e.GetProperty("rule").GetString()}").Order(StringComparer.Ordinal));

        (await service.PutAsync("daarligt-datasaet", definition, await service.Standalone.TokenAsync("reporter", "851"), "no")).Expect(403);
        (await service.PutAsync("daarligt-datasaet", definition, null, "no")).Expect(401);
        (await service.Client.GetAsync("api/v1/data-sets/daarligt-datasaet")).Expect(404);
        Assert.Equal(["/rules/0/with/at/ContentsCode/0 unknown-code"], await ErrorsOfUnknownCodeAsync());
    }

    private async Task<string[]> ErrorsOfUnknownCodeAsync()
    {
        var definition = await DefinitionAsync("sosu-frafald", "daarligt-datasaet");
        definition["rules"]![0]!["with"]!["at"]!["ContentsCode"]![0] = "findes-ikke";
        var refused = (await service.PutAsync("daarligt-datasaet", definition, await service.SecretariatAsync(), "bad-2")).Expect(422, "/problems/validation");
        return [.. refused.Json.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("path").GetString()} {e.GetProperty("rule").GetString()}")];
    }

    private async Task<JsonNode> DefinitionAsync(string of, string id)
    {
        var definition = (JsonObject)JsonNode.Parse((await service.Client.GetAsync($"api/v1/data-sets/{of}")).Expect(200).Text)!;
        definition.Remove("version");
        definition["id"] = id;
        return definition;
    }

    private async Task<string?> TitleAsync(string query) =>
        (await service.Client.GetAsync("api/v1/data-sets/nyt-datasaet" + query)).Expect(200).Json.GetProperty("title").GetProperty("en").GetString();
}
