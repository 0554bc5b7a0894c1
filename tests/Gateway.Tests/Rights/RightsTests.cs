using System.Text;
using System.Text.Json.Nodes;
using Kkr.Testing.Processes;

namespace Kkr.Gateway.Tests.Rights;

/// <summary>Who may do what, and that refusals reveal nothing.</summary>
public sealed class RightsTests(DemoService service)
{
    [Fact]
    public async Task Without_a_valid_token_nothing_of_a_municipality_can_be_done()
    {
        var report = await service.NextReportAsync();
        var parts = report.Token.Split('.');
        string[] invalid =
        [
            "x", "a.b.c", $"{parts[0]}.{parts[1]}.", $"{parts[0]}.{parts[1]}.{new string('A', 43)}",
            // The same claims, declared to need no signature.
            $"{Encoded("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
        ];
        foreach (var token in invalid.Prepend(null))
        {
            (await service.Client.SubmitAsync(report.Municipality, report.One("ledig", "1"), token, service.NextKey())).Expect(401, "/problems/unauthorized");
            (await service.Client.GetAsync(report.Path, token)).Expect(401, "/problems/unauthorized");
            (await service.Client.GetAsync(report.Path + "/history", token)).Expect(401, "/problems/unauthorized");
            (await service.Client.GetAsync($"api/v1/municipalities/{report.Municipality}", token)).Expect(401, "/problems/unauthorized");
            (await service.Client.GetAsync("dashboard/", token)).Expect(401);
        }

        await report.IsEmptyAsync();

        static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    [Fact]
    public async Task Another_municipality_is_forbidden_and_the_answer_is_the_same_whatever_there_is()
    {
        var (mine, other) = (await service.NextReportAsync(), await service.NextReportAsync());
        (await other.PostAsync(other.One("ledig", "1"))).Expect(201);
        var refusals = new List<string>();
        async Task Forbidden(Task<Reply> reply) => refusals.Add(WithoutTrace((await reply).Expect(403, "/problems/forbidden").Text));

        foreach (var code in new[] { other.Municipality, "0" + other.Municipality, "999", "081", "000", "xyz" })
        {
            await Forbidden(service.Client.GetAsync($"api/v1/municipalities/{code}", mine.Token));
            await Forbidden(service.Client.GetAsync($"api/v1/municipalities/{code}/reports/voksenlaerlinge/{other.Period}", mine.Token));
            await Forbidden(service.Client.GetAsync($"api/v1/municipalities/{code}/reports/voksenlaerlinge/2021", mine.Token));
            await Forbidden(service.Client.GetAsync($"api/v1/municipalities/{code}/reports/findes-ikke/x", mine.Token));
            await Forbidden(service.Client.GetAsync($"api/v1/municipalities/{code}/reports/voksenlaerlinge/{other.Period}/history", mine.Token));
            await Forbidden(service.Client.SubmitAsync(code, other.One("ledig", "2"), mine.Token, service.NextKey()));
            // Right comes before content, too.
            await Forbidden(service.Client.SubmitAsync(code, "{", mine.Token, ""));
            await Forbidden(service.Client.PostAsync($"api/v1/municipalities/{code}/submissions?dryRun=true", other.One("ledig", "2"), mine.Token));
        }

        await Forbidden(service.Client.PostAsync("api/v1/regions/081/submissions", other.One("ledig", "2"), mine.Token, ("Idempotency-Key", service.NextKey())));
        Assert.Single(refusals.Distinct());
        Assert.Single(await other.HistoryAsync());

        static string WithoutTrace(string text)
        {
            var problem = JsonNode.Parse(text)!.AsObject();
            problem.Remove("traceId");
            return problem.ToJsonString();
        }
    }

    [Theory]
    [InlineData("reporter", 201)]
    [InlineData("approver", 201)]
    [InlineData("contract-reporter", 403)]
    [InlineData("growth-team", 403)]
    [InlineData("operator", 403)]
    [InlineData("Reporter", 403)]
    [InlineData("", 403)]
    public async Task A_role_with_the_municipality_in_its_claim_may_submit_or_not(string role, int status)
    {
        var report = await service.NextReportAsync();
        var token = await service.Standalone.TokenAsync($"somebody-{role}", role.Length > 0 ? [role] : [], [report.Municipality]);
        (await service.Client.SubmitAsync(report.Municipality, report.One("ledig", "1"), token, service.NextKey())).Expect(status);
        Assert.Equal(status == 201 ? 200 : 403, (await service.Client.GetAsync(report.Path, token)).Status);
        Assert.Equal(status == 201 ? 200 : 403, (await service.Client.GetAsync($"api/v1/municipalities/{report.Municipality}", token)).Status);
    }

    [Fact]
    public async Task A_reporter_without_a_municipality_may_not_submit()
    {
        var report = await service.NextReportAsync();
        foreach (var role in new[] { "reporter", "approver" })
            (await service.Client.SubmitAsync(
                report.Municipality, report.One("ledig", "1"), await service.Standalone.TokenAsync(role), service.NextKey())).Expect(403, "/problems/forbidden");
        await report.IsEmptyAsync();
    }

    [Fact]
    public async Task The_secretariat_submits_on_behalf_and_it_is_marked_as_such()
    {
        var report = await service.NextReportAsync();
        var token = await service.Standalone.TokenAsync("sekretariatet", ["secretariat"], []);
        var receipt = (await service.Client.SubmitAsync(report.Municipality, report.One("ledig", "1"), token, service.NextKey())).Expect(201).Json;
        Assert.True(receipt.GetProperty("onBehalf").GetBoolean());
        Assert.Equal("sekretariatet", receipt.GetProperty("by").GetString());
        Assert.True((await report.ReadAsync()).Expect(200).Json.GetProperty("onBehalf").GetBoolean());
    }

    [Fact]
    public async Task Only_the_secretariat_publishes()
    {
        var (region, period, municipalities) = service.NextTable();
        var report = await service.ReportAsync(municipalities[0], period);
        var body = $$"""{ "period": "{{period}}" }""";
        const string path = "api/v1/data-sets/voksenlaerlinge/publications";
        (await service.Client.PostAsync(path, body, null, ("Idempotency-Key", service.NextKey()))).Expect(401);
        foreach (var role in new[] { "reporter", "approver", "operator" })
            (await service.Client.PostAsync(path, body, await service.Standalone.TokenAsync(role, municipalities[0]), ("Idempotency-Key", service.NextKey()))).Expect(403);
        Assert.Equal(region, report.Region);
    }

    [Fact]
    public async Task The_dashboard_is_for_operators_and_shows_the_grains_at_work()
    {
        (await service.Client.GetAsync("dashboard/")).Expect(401);
        foreach (var role in new[] { "reporter", "approver", "secretariat", "contract-reporter", "growth-team" })
            (await service.Client.GetAsync("dashboard/", await service.Standalone.TokenAsync(role, "851"))).Expect(403);
        var operators = await service.Standalone.TokenAsync("operator");
        var page = (await service.Client.GetAsync("dashboard/", operators)).Expect(200);
        Assert.Contains("<html", page.Text, StringComparison.OrdinalIgnoreCase);
        (await service.Client.GetAsync("dashboard/DashboardCounters")).Expect(401);
        (await service.Client.GetAsync("dashboard/DashboardCounters", await service.Standalone.TokenAsync("reporter", "851"))).Expect(403);
        // The dashboard gathers its counters once a second or so.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await service.Client.GetAsync("dashboard/DashboardCounters", operators)).Expect(200).Text.Contains("ReportGrain", StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
    }
}
