using Kkr.Gateway;
using Kkr.Gateway.Rights;
using Kkr.Telemetry;

// `endpoints` lists every endpoint with the rule of who may use it, and fails where one has none: the build asks for it.
var listsEndpoints = args is ["endpoints"];
var builder = ServiceHost.CreateBuilder(args);
if (args is ["health", ..]) return await HealthProbe.RunAsync(builder.Configuration);
if (listsEndpoints) builder.Configuration["ConnectionStrings:Kkr"] = "Host=none";

builder.AddSecretFiles();
builder.AddClusterLogs();
builder.AddClusterClient();
builder.AddGateway();
builder.AddSharedPageKeys();

var app = builder.Build();
app.UseGateway();
app.MapGateway();
if (listsEndpoints)
{
    foreach (var (endpoint, rule) in DeclaredRules.Of(app)) Console.WriteLine($"{endpoint} → {rule ?? "NO RULE"}");
    app.EnsureRules();
    return 0;
}

app.EnsureRules();
await app.RunAsync();
return 0;
