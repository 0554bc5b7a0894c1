using System.Globalization;
using Kkr.Testing.Oidc;
using Kkr.Testing.PostgreSql;
using Kkr.Testing.Processes;
using Microsoft.Playwright;

namespace Kkr.Pages.Tests;

/// <summary>Signing in as in a cluster: a real OIDC provider, PostgreSQL, a silo and two gateways, each a process of its own.</summary>
public sealed class OidcSignInTests(Site site)
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_person_signs_in_with_the_provider_and_every_gateway_knows_them()
    {
        await using var provider = await OidcServer.StartNewAsync();
        provider.Add(new("karen", ["reporter"], "851"));
        await using var server = await PostgreSqlServer.StartNewAsync();
        var configuration = new Dictionary<string, string>
        {
            ["ConnectionStrings__Kkr"] = await server.CreateDatabaseAsync(),
            ["Orleans__AdvertisedIPAddress"] = "127.0.0.1",
            ["Orleans__ClusterId"] = "pages-tests",
            ["Orleans__ServiceId"] = "pages-tests",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Auth__Authority"] = provider.Authority,
            ["Auth__Audience"] = OidcServer.Audience,
            ["Auth__ClientId"] = OidcServer.WebClient,
            ["Auth__ClientSecret"] = OidcServer.WebClientSecret,
        };
        await using (var migration = ServiceProcess.Start("migrate", "Kkr.Orleans.Silo", configuration, "migrate"))
            Assert.Equal(0, await migration.ExitAsync(StartPatience, "Migration"));
        await using var silo = await StartAsync("silo", "Kkr.Orleans.Silo", configuration, out _);
        await using var first = await StartAsync("gateway 1", "Kkr.Orleans.Gateway", configuration, out var address);
        await using var second = await StartAsync("gateway 2", "Kkr.Orleans.Gateway", configuration, out var otherAddress);

        var page = await site.WindowAsync(null, address: address);
        await page.GotoAsync("/municipalities/851");
        // The provider's own page: what is asked there is between the person and the provider.
        Assert.StartsWith(provider.Authority, page.Url);
        await page.FillAsync("[name=username]", "karen");
        await page.FillAsync("[name=password]", Testing.Oidc.Person.Password);
        await page.PressAsync("[name=password]", "Enter");
        await Site.ArriveAsync(page, "/municipalities/851");
        await Assertions.Expect(page.Locator(".kkr-name")).ToHaveTextAsync("karen");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Indberetning for Aalborg Kommune");
        // The code was exchanged with its proof key, by the server: no token ever was in the browser's address or storage.
        Assert.Equal("{}", await page.EvaluateAsync<string>("JSON.stringify({ ...localStorage, ...sessionStorage })"));

        // Cookies do not tell ports apart, as they would not tell two gateways behind one name apart.
        await page.GotoAsync(otherAddress + "/municipalities/851");
        await Assertions.Expect(page.Locator(".kkr-name")).ToHaveTextAsync("karen");
        // There is nobody to choose here, and no token to be had.
        using var client = new ApiClient(otherAddress + "/");
        (await client.PostAsync("dev/token", """{"subject":"x","roles":["secretariat"]}""")).Expect(404);

        await page.ClickAsync("form[action='/sign-out'] button");
        // By way of the provider, and back. Its address says nothing yet: it is the one that the page was at.
        await Assertions.Expect(page.Locator(".kkr-user")).ToContainTextAsync("Log ind");
        await page.GotoAsync(address + "/");
        await Assertions.Expect(page.Locator(".kkr-user")).ToContainTextAsync("Log ind");
        await page.Context.CloseAsync();
    }

    private static Task<ServiceProcess> StartAsync(string name, string program, Dictionary<string, string> shared, out string address)
    {
        var url = $"http://127.0.0.1:{FreePort.Next()}";
        address = url;
        var configuration = new Dictionary<string, string>(shared)
        {
            ["ASPNETCORE_URLS"] = url,
            ["Orleans__SiloPort"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            ["Orleans__GatewayPort"] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
        };
        var process = ServiceProcess.Start(name, program, configuration);
        return ReadyAsync();

        async Task<ServiceProcess> ReadyAsync()
        {
            using var client = new ApiClient(url + "/", TimeSpan.FromSeconds(5));
            using var patience = new CancellationTokenSource(StartPatience);
            while (!patience.IsCancellationRequested && !process.HasExited)
            {
                try
                {
                    if ((await client.GetAsync("health/ready")).Status == 200) return process;
                }
                catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
                {
                    // It does not listen yet.
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            }

            var said = process.LastOutput;
            await process.DisposeAsync();
            throw new TimeoutException($"{name} was not ready. It said:\n{said}");
        }
    }
}
