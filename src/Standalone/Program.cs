using Kkr.Gateway;
using Kkr.Gateway.Rights;
using Kkr.Hosting;
using Kkr.Migrations;
using Kkr.Standalone;
using Kkr.Telemetry;

var settings = Settings.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());
Directory.CreateDirectory(settings.DataFolder);
using var claim = settings.ClaimDataFolder();
// The database is brought up to date beside the program putting itself together: both only have to be done before the start.
var upgrade = Task.Run(() => Schema.UpgradeSqlite(settings.Database));

var builder = ServiceHost.CreateBuilder(args);
builder.WebHost.UseUrls($"http://127.0.0.1:{settings.Port}");
builder.Logging.AddFilter("Orleans", LogLevel.Error).AddFilter("Microsoft", LogLevel.Error).AddFilter("Polly", LogLevel.Error);
builder.Services.AddSingleton(services => new DevelopmentTokens(
    Path.Combine(settings.DataFolder, "token.key"), builder.Configuration["Auth:Audience"] ?? "kkr", services.GetRequiredService<TimeProvider>()));
builder.Configuration["Ledger:Anchors:File"] ??= Path.Combine(settings.DataFolder, "anchors.jsonl");
builder.Configuration["Privacy:Key"] ??= settings.ReadPrivacyKey();
builder.AddStandaloneSilo(settings.Database, FreePort.Next(), FreePort.Next());
builder.AddGateway();
builder.AddPageKeys(Path.Combine(settings.DataFolder, "page-keys"));
builder.Configuration["Pages:ChoosePerson"] ??= "true";

var app = builder.Build();
app.UseGateway();
app.MapGateway();
DevelopmentTokens.Map(app);
app.EnsureRules();
await upgrade;
await app.StartAsync();
if (settings.Demo)
{
    var tokens = app.Services.GetRequiredService<DevelopmentTokens>();
    await DemoFigures.SubmitAsync(settings.Address, tokens, app.Lifetime.ApplicationStopping);
    await DemoDocuments.EnterAsync(settings.Address, tokens, app.Lifetime.ApplicationStopping);
}

Console.WriteLine($"Web page            {settings.Address}");
Console.WriteLine($"API reference       {settings.Address}docs");
Console.WriteLine($"Orleans dashboard   {settings.Address}dashboard/  (role operator)");
Console.WriteLine($"Metrics             {settings.Address}metrics  (role operator)");
Console.WriteLine($"Health              {settings.Address}health/ready");
Console.WriteLine($"Data folder         {settings.DataFolder}");
Console.WriteLine($"Kkr.Orleans is ready: {settings.Address}");
await app.WaitForShutdownAsync();
