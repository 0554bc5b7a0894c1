using System.Net;
using Kkr.Catalogue;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;
using Kkr.Telemetry;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Serialization;

namespace Kkr.Hosting;

/// <summary>What a silo is made of, in a cluster on PostgreSQL or alone on SQLite.</summary>
public static class SiloHost
{
    /// <summary>The tag of health checks that tell whether the silo can do its work.</summary>
    private const string Ready = "ready";

    private const int MostSnapshotConnections = 8;

    /// <summary>PostgreSQL, as Orleans' AdoNet providers name it.</summary>
    public const string PostgreSql = "Npgsql";

    /// <summary>SQLite, as Orleans' AdoNet providers name it.</summary>
    public const string Sqlite = "System.Data.SQLite";

    /// <summary>A silo of a cluster: membership, reminders, snapshots and the ledger are in one PostgreSQL database.</summary>
    public static void AddClusteredSilo(this WebApplicationBuilder builder, string connection)
    {
        Areas.Use(builder.Configuration);
        builder.Services.AddSingleton<ILedger>(_ => PostgreSqlLedger.Of(connection));
        builder.AddOperations();
        builder.AddLedgerWriter();
        builder.UseOrleans(silo =>
        {
            var orleans = builder.Configuration.GetSection("Orleans");
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (PostgreSql, connection));
            silo.UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (PostgreSql, connection));
            silo.AddSnapshots(PostgreSql, connection);
            silo.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = orleans["ClusterId"] ?? "kkr";
                options.ServiceId = orleans["ServiceId"] ?? "kkr";
            });
            var advertised = IPAddress.Parse(orleans["AdvertisedIPAddress"] ?? "127.0.0.1");
            silo.GuardConnections(advertised);
            silo.Configure<EndpointOptions>(options =>
            {
                options.SiloPort = orleans.GetValue("SiloPort", 11111);
                options.GatewayPort = orleans.GetValue("GatewayPort", 30000);
                options.AdvertisedIPAddress = advertised;
            });
            // A silo that dies is noticed within seconds, and one that is only busy is not taken for dead.
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromSeconds(1.5);
                options.NumMissedProbesLimit = 3;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
                options.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
                options.DefunctSiloExpiration = TimeSpan.FromDays(1);
            });
            silo.Configure<ClusterMembershipOptions>(orleans.GetSection("Membership"));
            silo.AddGrains();
        });
    }

    /// <summary>A silo that is alone, with everything in one SQLite file.</summary>
    public static void AddStandaloneSilo(this WebApplicationBuilder builder, string connection, int siloPort, int gatewayPort)
    {
        Areas.Use(builder.Configuration);
        builder.Services.AddSingleton<ILedger>(_ => new SqliteLedger(connection));
        builder.AddOperations();
        builder.AddLedgerWriter();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: "kkr", clusterId: "kkr");
            silo.UseInMemoryReminderService();
            silo.AddSnapshots(Sqlite, connection);
            silo.AddGrains();
        });
    }

    /// <summary>What grains need beside themselves: what they know in common, and the catalogue at the first start.</summary>
    public static void AddGrains(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton(TimeProvider.System);
        silo.Services.AddSingleton<KnownDataSets>();
        silo.Services.AddAnchors();
        silo.Services.AddReports();
        silo.Services.AddSingleton<TableMetrics>();
        DashboardFeed.AddTo(silo);
        // It costs about a tenth of the throughput: only where traces are collected.
        if (TelemetryHost.CollectsTraces(silo.Configuration)) silo.AddActivityPropagation();
        silo.AddStartupTask<CatalogueSeed>();
        silo.AddStartupTask<DeadlineWatch>();
        silo.AddStartupTask<AgreementWatch>();
        // What is called dies with a silo that dies: callers learn of it after this time and ask again.
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = silo.Configuration.GetValue("Orleans:ResponseTimeout", TimeSpan.FromSeconds(5)));
        // A table that no snapshot is kept of reads its data set's entries before it is there: of millions that takes minutes, and
        // given up half-way it would never be there.
        silo.Configure<GrainCollectionOptions>(options => options.ActivationTimeout = TimeSpan.FromMinutes(15));
        // The database's own exceptions reach the gateway as what they are; it answers 503.
        silo.Services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add(nameof(Npgsql)));
        silo.Services.AddHealthChecks().AddCheck<LedgerHealth>("ledger", tags: [Ready]);
    }

    /// <summary>The writer, before Orleans: what is registered first is stopped last, when the grains have nothing more to record.</summary>
    public static void AddLedgerWriter(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<LedgerWriterOptions>().BindConfiguration("LedgerWriter").ValidateDataAnnotations();
        builder.Services.AddSingleton<LedgerWriter>();
        builder.Services.AddSingleton<ILedgerWriter>(services => services.GetRequiredService<LedgerWriter>());
        builder.Services.AddHostedService(services => services.GetRequiredService<LedgerWriter>());
    }

    /// <summary>The ledger's anchors outside the database, and its verification against them.</summary>
    private static void AddAnchors(this IServiceCollection services)
    {
        services.AddOptions<AnchorOptions>().BindConfiguration("Ledger:Anchors").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IAnchors>(provider =>
            provider.GetRequiredService<IOptions<AnchorOptions>>().Value.File is { Length: > 0 } file ? new AnchorFile(file) : new NoAnchors());
        services.AddSingleton<LedgerAnchoring>();
        services.AddSingleton<LedgerVerification>();
        services.AddHostedService<AnchoringService>();
    }

    /// <summary>What operators see of a silo, and how it stops.</summary>
    private static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.AddTelemetry("silo");
        builder.AddDraining(Ready);
        builder.Services.AddHostedService<LedgerWatch>();
    }

    /// <summary>Where snapshots are kept: the database of the ledger, by an invariant name of Orleans' AdoNet providers.</summary>
    public static void AddSnapshots(this ISiloBuilder silo, string invariant, string connection) =>
        silo.AddAdoNetGrainStorage(TableSnapshot.Store, options =>
        {
            (options.Invariant, options.ConnectionString) = (invariant, invariant == PostgreSql ? PoolOfSnapshots(connection) : connection);
            options.GrainStorageSerializer = new SnapshotSerializer();
        });

    /// <summary>
    /// A pool for snapshots alone. Tables that are told of as much come due at the same time, and all of them when a silo stops: without a
    /// bound a silo would open a hundred connections, as many as PostgreSQL has by default, and its membership would wait among them.
    /// </summary>
    private static string PoolOfSnapshots(string connection)
    {
        var pool = new NpgsqlConnectionStringBuilder(connection);
        pool.MaxPoolSize = Math.Min(pool.MaxPoolSize, MostSnapshotConnections);
        return pool.ConnectionString;
    }
}
