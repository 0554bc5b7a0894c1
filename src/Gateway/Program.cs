using Kkr.Gateway;
using Kkr.Gateway.Rights;
using Kkr.Telemetry;

var builder = WebApplication.CreateBuilder(args);
if (args is ["health", ..]) return await HealthProbe.RunAsync(builder.Configuration);

builder.AddSecretFiles();
builder.AddClusterLogs();
builder.AddClusterClient();
builder.AddGateway();
builder.AddSharedPageKeys();

var app = builder.Build();
app.UseGateway();
app.MapGateway();
await app.RunAsync();
return 0;
