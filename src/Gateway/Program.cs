using Kkr.Gateway;

var builder = WebApplication.CreateBuilder(args);
builder.AddClusterClient();
builder.AddGateway();

var app = builder.Build();
app.UseGateway();
app.MapGateway();
await app.RunAsync();
