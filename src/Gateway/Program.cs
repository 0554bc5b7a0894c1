using Kkr.Gateway;
using Kkr.Gateway.Rights;
using Kkr.Telemetry;

var builder = WebApplication.CreateBuilder(args);
builder.AddClusterLogs();
builder.AddClusterClient();
builder.AddGateway();
builder.AddSharedPageKeys();

var app = builder.Build();
app.UseGateway();
app.MapGateway();
await app.RunAsync();
