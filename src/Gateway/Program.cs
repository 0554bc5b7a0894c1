using Kkr.Gateway;
using Kkr.Telemetry;

var builder = WebApplication.CreateBuilder(args);
builder.AddClusterLogs();
builder.AddClusterClient();
builder.AddGateway();

var app = builder.Build();
app.UseGateway();
app.MapGateway();
await app.RunAsync();
