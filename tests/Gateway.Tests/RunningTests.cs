using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Kkr.Gateway.Tests;

/// <summary>What the process offers beside the API.</summary>
public sealed class RunningTests(DemoService service)
{
    [Fact]
    public async Task The_API_describes_itself()
    {
        var document = (await service.Client.GetAsync("openapi/v1.json")).Expect(200).Json;
        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        string[] paths =
        [
            "/api/v1/municipalities", "/api/v1/municipalities/{code}", "/api/v1/municipalities/{code}/submissions",
            "/api/v1/municipalities/{code}/reports/{dataSet}/{period}", "/api/v1/municipalities/{code}/reports/{dataSet}/{period}/history",
            "/api/v1/regions/{code}", "/api/v1/regions/{code}/submissions", "/api/v1/regions/{code}/aggregates/{dataSet}",
            "/api/v1/data-sets", "/api/v1/data-sets/{id}",
        ];
        Assert.All(paths, path => Assert.True(document.GetProperty("paths").TryGetProperty(path, out _), path));
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var name = $"{operation.Name} {path.Name}";
                var parameters = operation.Value.TryGetProperty("parameters", out var list)
                    ? list.EnumerateArray().Select(p => (p.GetProperty("in").GetString(), p.GetProperty("name").GetString()!)).ToArray() : [];
                Assert.True(parameters.Distinct().Count() == parameters.Length, name);
                var inPath = path.Name.Split('{').Skip(1).Select(p => p[..p.IndexOf('}', StringComparison.Ordinal)]).Order();
                Assert.True(inPath.SequenceEqual(parameters.Where(p => p.Item1 == "path").Select(p => p.Item2).Order()), name);
                Assert.True(operation.Value.GetProperty("responses").EnumerateObject().Any(r => r.Name.StartsWith('2')), name);
            }
        }

        var submit = document.GetProperty("paths").GetProperty("/api/v1/municipalities/{code}/submissions").GetProperty("post");
        Assert.Equal("""[{"bearer":[]}]""", submit.GetProperty("security").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("http", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("type").GetString());
        Assert.False(document.GetProperty("paths").GetProperty("/api/v1/regions/{code}").GetProperty("get").TryGetProperty("security", out _));
        var page = (await service.Client.GetAsync("docs")) is { Status: 301 or 302 or 307 or 308 } moved
            ? await service.Client.GetAsync(new Uri(new Uri(service.Client.Address + "docs"), moved.Header("Location")).ToString())
            : await service.Client.GetAsync("docs");
        Assert.StartsWith("text/html", page.Expect(200).Header("Content-Type"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/municipalities/{code}/submissions", "api/v1/municipalities/851/submissions", "secretariat", true)]
    [InlineData("/api/v1/result-contracts/{id}/goals/{number}/evidence", "api/v1/result-contracts/nobody-s/goals/1/evidence", "contract-reporter", true)]
    [InlineData("/api/v1/agreements/{id}/follow-ups", "api/v1/agreements/nobody-s/follow-ups", "secretariat", true)]
    [InlineData("/api/v1/result-contracts/{id}/endorse", "api/v1/result-contracts/nobody-s/endorse", "secretariat", false)]
    public async Task The_API_describes_which_commands_need_a_key(string described, string path, string role, bool needsOne)
    {
        var parameters = (await service.Client.GetAsync("openapi/v1.json")).Expect(200).Json
            .GetProperty("paths").GetProperty(described).GetProperty("post").GetProperty("parameters").EnumerateArray();
        Assert.Equal(needsOne, parameters.Single(p => p.GetProperty("name").GetString() == "Idempotency-Key").TryGetProperty("required", out var required) && required.GetBoolean());

        var without = await service.Client.PostAsync(path, "{}", await service.Standalone.TokenAsync(role));
        Assert.Equal(needsOne, without is { Status: 400 } && without.Text.Contains("Idempotency-Key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_API_describes_the_language_of_every_PxWeb_answer()
    {
        var paths = (await service.Client.GetAsync("openapi/v1.json")).Expect(200).Json.GetProperty("paths");
        var pxWeb = paths.EnumerateObject().Where(path => path.Name.StartsWith("/api/pxwebapi/v2/", StringComparison.Ordinal) && !path.Name.EndsWith("/config", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(pxWeb);
        Assert.All(pxWeb.SelectMany(path => path.Value.EnumerateObject()), operation =>
            Assert.Contains(operation.Value.GetProperty("parameters").EnumerateArray(), p => p.GetProperty("name").GetString() == "lang"));
    }

    [Theory]
    [InlineData("api/v1/municipalities")]
    [InlineData("api/v1/regions/081/aggregates/voksenlaerlinge?period=2020")]
    [InlineData("api/pxwebapi/v2/tables/VOKSENLAERLINGE/data?outputFormat=csv")]
    [InlineData("api/statbank/v1/subjects")]
    [InlineData("openapi/v1.json")]
    [InlineData("health/ready")]
    [InlineData("sign-in")]
    public async Task A_head_is_that_of_the_answer_and_comes_alone(string path)
    {
        var whole = (await service.Client.GetAsync(path)).Expect(200);
        var head = (await service.Client.SendAsync(HttpMethod.Head, path, null, null)).Expect(200);
        Assert.Equal(whole.Header("Content-Type"), head.Header("Content-Type"));
        Assert.Equal(whole.Header("ETag"), head.Header("ETag"));
        Assert.Empty(head.Text);
    }

    [Fact]
    public async Task A_head_never_follows_a_stream_nor_stands_for_a_command()
    {
        var stream = (await service.Client.SendAsync(HttpMethod.Head, "api/v1/regions/081/stream", null, null)).Expect(200);
        Assert.StartsWith("text/event-stream", stream.Header("Content-Type"), StringComparison.Ordinal);
        var command = (await service.Client.SendAsync(HttpMethod.Head, "api/v1/municipalities/851/submissions", null, null)).Expect(405);
        Assert.Equal("POST", command.Header("Allow"));
        Assert.Equal(404, (await service.Client.SendAsync(HttpMethod.Head, "api/v1/nowhere", null, null)).Status);
    }

    [Fact]
    public async Task It_says_that_it_lives_and_is_ready()
    {
        (await service.Client.GetAsync("health/live")).Expect(200);
        (await service.Client.GetAsync("health/ready")).Expect(200);
    }

    [Fact]
    public async Task Development_tokens_hold_what_was_asked_for_and_nothing_unknown()
    {
        var token = (await service.Client.PostAsync(
            "dev/token", """{"subject":"s","roles":["reporter"],"municipality":["851"],"growthTeam":["nordjylland"]}""")).Expect(200);
        Assert.Equal(["token"], token.Json.EnumerateObject().Select(m => m.Name));
        Assert.Equal(3, token.Json.GetProperty("token").GetString()!.Split('.').Length);
        Assert.Equal(400, (await service.Client.PostAsync("dev/token", """{"subject":"s","admin":true}""")).Status);
        Assert.Equal(400, (await service.Client.PostAsync("dev/token", "{")).Status);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    public async Task Development_tokens_are_for_this_machine_only(string header, string value) =>
        (await service.Client.SendAsync(
            HttpMethod.Post, "dev/token", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), null, (header, value))).Expect(404);

    [Fact]
    public async Task From_outside_the_machine_it_cannot_be_reached()
    {
        using (var local = new TcpClient()) await local.ConnectAsync(IPAddress.Loopback, service.Standalone.Port, TestContext.Current.CancellationToken);
        var outside = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(i => i.GetIPProperties().UnicastAddresses).Select(a => a.Address)
            .Where(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
        foreach (var address in outside)
        {
            using var client = new TcpClient();
            await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(address, service.Standalone.Port, TestContext.Current.CancellationToken).AsTask());
        }
    }
}
