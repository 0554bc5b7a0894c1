using System.Text;
using Kkr.Hosting;
using Kkr.Migrations;
using Kkr.Testing.Oidc;
using Kkr.Testing.Processes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Dashboard;

namespace Kkr.Gateway.Tests.Rights;

/// <summary>
/// A silo, gateways as a cluster has them, and an OIDC provider whose tokens they take. It runs in the tests' own process,
/// so that a test can take a rule away; requests go over HTTP all the same.
/// </summary>
public sealed class RightsService : IAsyncLifetime
{
    public const string Collection = "rights";

    private static readonly TimeSpan ReadyPatience = TimeSpan.FromSeconds(120);

    private readonly string _folder = Directory.CreateTempSubdirectory("kkr-rights-").FullName;
    private readonly int _siloPort = FreePort.Next(), _gatewayPort = FreePort.Next();
    private WebApplication? _silo;

    public OidcServer Oidc { get; private set; } = null!;

    /// <summary>A gateway with nothing configured but the provider.</summary>
    public WebApplication Gateway { get; private set; } = null!;

    public string Address => Gateway.Urls.Single() + "/";

    internal RemovableRules Rules { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Oidc = await OidcServer.StartNewAsync();
        var database = new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "kkr.db") }.ConnectionString;
        Schema.UpgradeSqlite(database);
        var builder = NewBuilder();
        builder.AddStandaloneSilo(database, _siloPort, _gatewayPort);
        _silo = builder.Build();
        await _silo.StartAsync();
        Gateway = await StartGatewayAsync(services: services => services.AddSingleton<IAuthorizationMiddlewareResultHandler>(Rules));
        using var client = new HttpClient { BaseAddress = new(Address) };
        using var patience = new CancellationTokenSource(ReadyPatience);
        while (!(await client.GetAsync("health/ready", patience.Token)).IsSuccessStatusCode) await Task.Delay(100, patience.Token);
        await EnterAsync(client);
    }

    /// <summary>Starts a gateway at a free port; whoever starts it disposes of it.</summary>
    /// <param name="settings">Its configuration, beside the provider's address.</param>
    /// <param name="services">What is added to it.</param>
    /// <param name="map">Endpoints that are added to it.</param>
    /// <param name="authority">Whose tokens it takes; null for those of <see cref="Oidc"/>.</param>
    public async Task<WebApplication> StartGatewayAsync(
        Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null, Action<WebApplication>? map = null, string? authority = null)
    {
        var builder = NewBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Auth:Authority"] = authority ?? Oidc.Authority,
            ["Auth:Audience"] = OidcServer.Audience,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.UseOrleansClient(client =>
        {
            client.UseLocalhostClustering(_gatewayPort, "kkr", "kkr");
            client.AddDashboard();
        });
        builder.AddGateway();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services?.Invoke(builder.Services);
        var gateway = builder.Build();
        gateway.UseGateway();
        gateway.MapGateway();
        map?.Invoke(gateway);
        await gateway.StartAsync();
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        if (Gateway is not null) await Gateway.DisposeAsync();
        if (_silo is not null) await _silo.DisposeAsync();
        if (Oidc is not null) await Oidc.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static WebApplicationBuilder NewBuilder()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }

    /// <summary>One thing of each kind, so that there is something to be kept from those who may not see it.</summary>
    private async Task EnterAsync(HttpClient client)
    {
        client.DefaultRequestHeaders.Authorization = new("Bearer", await Oidc.TokenAsync("sekretariatet", ["secretariat"]));
        var contract = SourceData.Read("result-contracts/erhvervshus-nordjylland-2020.json").GetProperty("contract").GetRawText();
        await SendAsync(HttpMethod.Put, "result-contracts/erhvervshus-nordjylland-2020", contract);
        await SendAsync(HttpMethod.Post, "result-contracts/erhvervshus-nordjylland-2020/endorse", """{"meeting":"KKR"}""");
        await SendAsync(HttpMethod.Put, "growth-teams/nordjylland", SourceData.Read("growth-teams/nordjylland.json").GetProperty("team").GetRawText());
        await SendAsync(HttpMethod.Put, "agreements/danskuddannelse-nordjylland", SourceData.Read("agreements/danskuddannelse-nordjylland.json").GetProperty("agreement").GetRawText());
        await SendAsync(HttpMethod.Put, "campaigns/voksenlaerlinge-nordjylland", SourceData.Read("campaigns/voksenlaerlinge-nordjylland.json").GetProperty("campaign").GetRawText());
        await SendAsync(HttpMethod.Post, "municipalities/851/submissions", """{"dataSet":"voksenlaerlinge","period":"2020","figures":[{"value":802}]}""");

        async Task SendAsync(HttpMethod method, string path, string json)
        {
            using var request = new HttpRequestMessage(method, "api/v1/" + path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", "rights-" + path);
            using var response = await client.SendAsync(request);
            if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{path} answered {response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
    }
}

[CollectionDefinition(RightsService.Collection)]
public sealed class RightsCollection : ICollectionFixture<RightsService>;
