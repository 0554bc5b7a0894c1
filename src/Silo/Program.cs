using Kkr.Hosting;
using Kkr.Ledger;
using Kkr.Migrations;
using Kkr.Telemetry;

var builder = ServiceHost.CreateBuilder(args);
if (args is ["health", ..]) return await HealthProbe.RunAsync(builder.Configuration);

builder.AddSecretFiles();
var connection = builder.Configuration.GetConnectionString("Kkr")
    ?? throw new InvalidOperationException("ConnectionStrings:Kkr is missing: the PostgreSQL database of the cluster.");

if (args is ["migrate", ..])
{
    foreach (var script in await Schema.UpgradePostgreSqlAsync(connection, CancellationToken.None)) Console.WriteLine($"Ran {script}");
    Console.WriteLine("The database is up to date.");
    return 0;
}

if (args is ["verify", ..])
{
    var anchors = builder.Configuration.GetSection("Ledger:Anchors").Get<AnchorOptions>() ?? new();
    return await VerifyCommand.RunAsync(connection, anchors, Console.Out, TimeProvider.System, CancellationToken.None);
}

if (args is ["backup", var file, ..])
{
    if (!VerifyCommand.IsSqlite(connection)) throw new InvalidOperationException("backup copies SQLite files; PostgreSQL is backed up with pg_dump or pg_basebackup.");
    return BackupCommand.Run(connection, file, Console.Out);
}

// Its own HTTP address serves probes and metrics to the cluster's operators only; without one configured it takes any free port.
if (string.IsNullOrEmpty(builder.Configuration["URLS"])) builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.AddClusterLogs();
builder.AddClusteredSilo(connection);

var app = builder.Build();
app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
app.MapHealthChecks("/health/ready");
app.MapMetrics();
await app.RunAsync();
return 0;
