using Kkr.Gateway.Tests;

namespace Kkr.Gateway.Agreements;

/// <summary>The framework agreement on Danish lessons (agenda item 3.7) through the API.</summary>
public sealed class AgreementTests(EmptyService service)
{
    [Fact]
    public async Task The_agreement_tells_what_is_due_and_takes_what_was_done()
    {
        var secretariat = await service.Secretariat;
        var aalborg = await service.Standalone.TokenAsync("reporter", "851");
        var source = SourceData.Read("agreements/danskuddannelse-nordjylland.json");
        var path = "agreements/" + source.GetProperty("id").GetString();
        (await service.SendAsync(HttpMethod.Put, path, source.GetProperty("agreement").GetRawText(), secretariat)).Expect(201);
        Assert.Single((await service.GetAsync("agreements", aalborg)).Expect(200).Json.EnumerateArray());

        var before = (await service.GetAsync(path + "?asOf=2023-07-31", aalborg)).Expect(200).Json;
        Assert.Equal(("2023-07-01", false), (before.GetProperty("followUps")[0].GetProperty("due").GetString(), before.GetProperty("followUps")[0].GetProperty("overdue").GetBoolean()));
        Assert.Equal(10, before.GetProperty("supervision").GetArrayLength());
        var overdue = (await service.GetAsync(path + "?asOf=2023-08-01", aalborg)).Expect(200).Json;
        Assert.True(overdue.GetProperty("followUps")[0].GetProperty("overdue").GetBoolean());

        // What is today the rule decides; the report that Aalborg hands in moves only Aalborg's next date.
        var report = """{"municipality":"851","date":"2023-01-15","reference":"Tilsynsrapport 2022"}""";
        (await service.SendAsync(HttpMethod.Post, path + "/supervision-reports", report, await service.Standalone.TokenAsync("reporter", "840"), "s1")).Expect(403, "/problems/forbidden");
        (await service.SendAsync(HttpMethod.Post, path + "/supervision-reports", report, aalborg, "s1")).Expect(201);
        (await service.SendAsync(HttpMethod.Post, path + "/supervision-reports", report, aalborg, "s1")).Expect(200);
        (await service.SendAsync(HttpMethod.Post, path + "/follow-ups", """{"due":"2023-07-01","held":"2023-08-20"}""", aalborg, "f1")).Expect(403, "/problems/forbidden");
        (await service.SendAsync(HttpMethod.Post, path + "/follow-ups", """{"due":"2023-07-01","held":"2023-08-20"}""", secretariat, "f1")).Expect(201);
        var after = (await service.GetAsync(path + "?asOf=2023-09-01", aalborg)).Expect(200).Json;
        Assert.Equal("2023-08-20", after.GetProperty("followUps")[0].GetProperty("held").GetString());
        Assert.Equal(["851"], after.GetProperty("supervision").EnumerateArray().Where(s => !s.GetProperty("overdue").GetBoolean()).Select(s => s.GetProperty("municipality").GetString()));

        (await service.SendAsync(HttpMethod.Put, path + "/providers/851", """{"providers":[{"municipality":"851","provider":"Sprogcenter Nord","from":"2021-07-01"}]}""", aalborg)).Expect(200);
        (await service.SendAsync(HttpMethod.Put, path + "/providers/851", "{}", aalborg)).Expect(422, "/problems/validation");
        var providers = (await service.GetAsync(path + "?asOf=2023-09-01", aalborg)).Expect(200).Json.GetProperty("currentProviders").EnumerateArray()
            .Where(p => p.GetProperty("municipality").GetString() == "851").Select(p => p.GetProperty("provider").GetString());
        Assert.Equal(["Sprogcenter Nord"], providers);
        (await service.GetAsync(path, null)).Expect(401, "/problems/unauthorized");
        (await service.GetAsync(path, await service.Standalone.TokenAsync("operator"))).Expect(403, "/problems/forbidden");
    }
}
