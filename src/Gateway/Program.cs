using Kkr.Gateway;
using Kkr.Gateway.Rights;

var builder = WebApplication.CreateBuilder(args);
builder.AddClusterClient();
builder.AddGateway();
builder.AddSharedPageKeys();

var app = builder.Build();
app.UseGateway();
app.MapGateway();
await app.RunAsync();
