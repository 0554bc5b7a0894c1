using System.Globalization;
using System.Net;
using Kkr.Gateway.Rights;
using Kkr.Testing.Oidc;
using Kkr.Testing.Processes;

namespace Kkr.Gateway.Tests.Rights;

/// <summary>How much one subject and one address may ask for, and whose word is taken for where a request comes from.</summary>
[Collection(RightsService.Collection)]
public sealed class RateLimitTests(RightsService service)
{
    private const string Open = "api/v1/data-sets", Closed = "api/v1/obligations/overdue";

    [Fact]
    public async Task A_subject_that_asks_too_much_waits_and_nobody_else_does()
    {
        await using var gateway = await service.StartGatewayAsync(new() { ["RateLimits:PerSubject:Requests"] = "3", ["RateLimits:PerSubject:Within"] = "01:00:00" });
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        var (one, other) = (service.Oidc.Sign(new Person("en", ["secretariat"])), service.Oidc.Sign(new Person("to", ["secretariat"])));
        for (var i = 0; i < 3; i++) (await client.GetAsync(Closed, one)).Expect(200);
        // A new token of the same subject is no way around it.
        foreach (var token in (string[])[one, service.Oidc.Sign(new Person("en", ["operator"]))])
        {
            var refused = (await client.GetAsync(Closed, token)).Expect(429, "/problems/rate-limited");
            Assert.InRange(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 3600 / 3);
        }

        (await client.GetAsync(Closed, other)).Expect(200);
        for (var i = 0; i < 10; i++) (await client.GetAsync(Open)).Expect(200);
    }

    [Fact]
    public async Task Who_has_waited_may_ask_again()
    {
        await using var gateway = await service.StartGatewayAsync(new() { ["RateLimits:PerSubject:Requests"] = "2", ["RateLimits:PerSubject:Within"] = "00:00:04" });
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        var token = service.Oidc.Sign(new Person("tålmodig", ["secretariat"]));
        Kkr.Testing.Processes.Reply reply;
        var asked = 0;
        while ((reply = await client.GetAsync(Closed, token)).Status == 200) Assert.InRange(++asked, 1, 1000);
        await Task.Delay(TimeSpan.FromSeconds(int.Parse(reply.Expect(429).Header("Retry-After")!, CultureInfo.InvariantCulture) + 0.5), TestContext.Current.CancellationToken);
        (await client.GetAsync(Closed, token)).Expect(200);
    }

    [Fact]
    public async Task An_address_that_asks_too_much_waits_whoever_it_says_it_is_and_probes_do_not()
    {
        await using var gateway = await service.StartGatewayAsync(new() { ["RateLimits:PerAddress:Requests"] = "4", ["RateLimits:PerAddress:Within"] = "01:00:00" });
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        (await client.GetAsync(Open)).Expect(200);
        (await client.GetAsync(Closed, "x.y.z")).Expect(401);
        (await client.GetAsync("findes/ikke")).Expect(404);
        (await client.GetAsync(Open, service.Oidc.Sign(new Person("en", ["secretariat"])))).Expect(200);
        (await client.GetAsync(Open)).Expect(429, "/problems/rate-limited");
        (await client.GetAsync(Open, service.Oidc.Sign(new Person("to", ["secretariat"])))).Expect(429, "/problems/rate-limited");
        // No proxy is trusted, so nobody's word is taken for being somebody else.
        (await client.GetAsync(Open, null, ("X-Forwarded-For", "198.51.100.7"))).Expect(429);
        for (var i = 0; i < 10; i++) (await client.GetAsync("health/live")).Expect(200);
        // Somebody else's page must be able to read why, too.
        Assert.Equal("*", (await client.GetAsync("api/pxwebapi/v2/config", null, ("Origin", "https://pxweb.example"))).Expect(429).Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_the_address_that_it_names_counts_and_no_other_that_the_client_made_up()
    {
        await using var gateway = await service.StartGatewayAsync(new()
        {
            ["RateLimits:PerAddress:Requests"] = "2",
            ["RateLimits:PerAddress:Within"] = "01:00:00",
            ["Proxies:Trusted"] = "127.0.0.1, 10.0.0.0/8",
        });
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        foreach (var from in (string[])["198.51.100.7", "6.6.6.6, 198.51.100.8"])
        {
            for (var i = 0; i < 2; i++) (await client.GetAsync(Open, null, ("X-Forwarded-For", from))).Expect(200);
            (await client.GetAsync(Open, null, ("X-Forwarded-For", from))).Expect(429);
        }

        // What stands before the proxy's own word is whatever the client wrote.
        (await client.GetAsync(Open, null, ("X-Forwarded-For", "7.7.7.7, 198.51.100.8"))).Expect(429);
    }

    [Fact]
    public async Task What_a_page_reads_for_its_visitor_is_not_counted_again_and_nobody_else_passes_for_a_page()
    {
        await using var gateway = await service.StartGatewayAsync(new() { ["RateLimits:PerAddress:Requests"] = "3", ["RateLimits:PerAddress:Within"] = "01:00:00" });
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        for (var i = 0; i < 3; i++) (await client.GetAsync("", null, ("Accept", "text/html"))).Expect(200);
        (await client.GetAsync("", null, ("Accept", "text/html"))).Expect(429);
        (await client.GetAsync(Open, null, ("Kkr-Own-Call", new string('0', 64)))).Expect(429);
    }

    [Fact]
    public async Task Another_proxy_than_the_trusted_ones_is_not_believed()
    {
        await using var gateway = await service.StartGatewayAsync(new()
        {
            ["RateLimits:PerAddress:Requests"] = "2",
            ["RateLimits:PerAddress:Within"] = "01:00:00",
            ["Proxies:Trusted"] = "192.0.2.1",
        });
        using var client = new ApiClient(gateway.Urls.Single() + "/");
        for (var i = 0; i < 2; i++) (await client.GetAsync(Open, null, ("X-Forwarded-For", $"198.51.100.{i}"))).Expect(200);
        (await client.GetAsync(Open, null, ("X-Forwarded-For", "198.51.100.9"))).Expect(429);
    }

    [Theory]
    [InlineData("Proxies:Trusted", "proxy.example")]
    [InlineData("RateLimits:PerAddress:Requests", "0")]
    public async Task What_can_not_be_meant_is_refused_at_the_start(string setting, string value) =>
        Assert.Contains(value, (await Assert.ThrowsAsync<InvalidOperationException>(
            () => service.StartGatewayAsync(new() { [setting] = value }))).Message, StringComparison.Ordinal);

    [Fact]
    public void There_are_so_many_buckets_and_no_more_and_an_IPv6_network_is_in_one()
    {
        var random = new Random(1);
        var bytes = new byte[16];
        var buckets = new HashSet<int>();
        for (var i = 0; i < 200_000; i++)
        {
            random.NextBytes(bytes);
            buckets.Add(RateLimits.BucketOf(new IPAddress(bytes))!.Value);
        }

        Assert.InRange(buckets.Count, RateLimits.Buckets / 2, RateLimits.Buckets);
        Assert.All(buckets, bucket => Assert.InRange(bucket, 0, RateLimits.Buckets - 1));
        Assert.Equal(RateLimits.BucketOf(IPAddress.Parse("2001:db8:1:2::1")), RateLimits.BucketOf(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.Equal(RateLimits.BucketOf(IPAddress.Parse("192.0.2.7")), RateLimits.BucketOf(IPAddress.Parse("::ffff:192.0.2.7")));
        Assert.NotEqual(RateLimits.BucketOf(IPAddress.Parse("192.0.2.7")), RateLimits.BucketOf(IPAddress.Parse("192.0.2.8")));
    }
}
