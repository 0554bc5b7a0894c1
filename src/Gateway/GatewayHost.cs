using System.Text.Json.Serialization.Metadata;
using Kkr.Catalogue;
using Kkr.Gateway.Agreements;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Campaigns;
using Kkr.Gateway.Catalogue;
using Kkr.Gateway.Documents;
using Kkr.Gateway.GrowthTeams;
using Kkr.Gateway.Ledger;
using Kkr.Gateway.Municipalities;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Reconciliation;
using Kkr.Gateway.Regions;
using Kkr.Gateway.Reports;
using Kkr.Gateway.Reports.Imports;
using Kkr.Gateway.Reports.Templates;
using Kkr.Gateway.ResultContracts;
using Kkr.Gateway.Rights;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Pages;
using Kkr.Telemetry;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Orleans.Dashboard;
using Scalar.AspNetCore;

namespace Kkr.Gateway;

/// <summary>What a gateway is made of; the process in which all runs together uses the same.</summary>
public static class GatewayHost
{
    /// <summary>The largest body a request may have, in bytes, where an endpoint does not say otherwise: 4 MiB.</summary>
    public const int MaxBodyBytes = 4 * 1024 * 1024;

    private const int ChunkFramingBytes = 64 * 1024;
    private const int DefaultMaxConnections = 10_000;

    /// <summary>Adds the gateway's services.</summary>
    public static void AddGateway(this WebApplicationBuilder builder)
    {
        Areas.Use(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Of a chunked body Kestrel counts the framing too; endpoints that read bodies of this size count the content.
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes + ChunkFramingBytes;
            // Who says nothing, or next to nothing, does not keep a place for long; nor can places run out unnoticed.
            kestrel.Limits.MaxConcurrentConnections = builder.Configuration.GetValue("Http:MaxConnections", DefaultMaxConnections);
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 1_000, gracePeriod: TimeSpan.FromSeconds(10));
            kestrel.Limits.MinResponseDataRate = new(bytesPerSecond: 1_000, gracePeriod: TimeSpan.FromSeconds(10));
        });
        // Nothing here blocks, so what a connection brings need not be handed from one thread of the pool to the next, and back.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<KnownDataSets>();
        builder.Services.AddSingleton<TableCopies>();
        builder.Services.AddSingleton<PeriodRows>();
        builder.Services.AddSingleton<RegionStreams>();
        builder.Services.AddSingleton<CampaignFigures>();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            GatewayJson.Configure(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Describable.Modify } };
        });
        builder.Services.AddSingleton<ImportNames>();
        builder.Services.AddSingleton<Importer>();
        builder.AddTables();
        builder.Services.AddSingleton<SeenTables>();
        builder.Services.AddSingleton<PrivacyKey>();
        builder.Services.AddSingleton<RefusalMetrics>();
        builder.Services.AddProblemDetails(RefusalMetrics.Observe);
        builder.Services.AddExceptionHandler<UnavailableHandler>();
        builder.Services.AddTokens(builder.Configuration);
        builder.Services.AddRateLimits(builder.Configuration);
        builder.Services.AddBrowserRules(builder.Configuration);
        builder.AddPages();
        builder.Services.AddOpenApi(ApiDescription.Complete);
        builder.Services.AddHealthChecks().AddCheck<ClusterHealth>("cluster", tags: [ClusterHealth.Ready]);
        builder.AddTelemetry("gateway");
        builder.AddDraining(ClusterHealth.Ready, notice: TimeSpan.FromSeconds(5));
    }

    /// <summary>Adds what every request passes through.</summary>
    public static void UseGateway(this WebApplication app)
    {
        app.UseMetricsPort();
        app.UseCorrelation();
        app.UseDraining();
        app.UseTrustedProxies();
        app.UseBrowserRules();
        app.UseExceptionHandler();
        app.UseStatusCodePages(ProblemAnswers.WriteStatusAsync);
        app.UsePages();
        app.UseRoutingOfHeads();
        app.UseCors();
        app.UseAddressLimit();
        // A path that leads nowhere is simply not there, whoever asks; the rights below are those of endpoints.
        app.Use((context, next) =>
        {
            if (context.GetEndpoint() is not null) return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.UseTokens();
        app.UseSubjectLimit();
        app.UseAuthorization();
    }

    /// <summary>Maps every route group, a domain folder each.</summary>
    public static void MapGateway(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapSubmissions();
        api.MapReports();
        api.MapReportLife();
        api.MapImports();
        api.MapTemplates();
        api.MapPeriods();
        api.MapMunicipalities();
        api.MapRegions();
        api.MapRegionStream();
        api.MapObligations();
        api.MapAggregates();
        api.MapDataSets();
        api.MapResultContracts();
        api.MapGrowthTeams();
        api.MapAgreements();
        api.MapCampaigns();
        api.MapDocuments();
        api.MapReconciliation();
        app.MapPxWeb();
        app.MapStatBank();
        api.MapDefinitions();
        api.MapDuplicates();
        api.MapInitiatives();
        api.MapLedger();
        app.MapOrleansDashboard("/dashboard").RequireAuthorization(Policy.Operators).ExcludeFromDescription();
        app.MapPages();
        app.MapMetrics().RequireAuthorization(Policy.Operators).WithMetadata(new ExcludeFromDescriptionAttribute());
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs", reference => reference.WithNonce().DisableDefaultFonts()).AllowAnonymous();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains(ClusterHealth.Ready) }).AllowAnonymous();
    }
}
