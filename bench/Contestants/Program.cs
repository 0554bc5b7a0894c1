using Kkr.Bench.Batched;
using Kkr.Bench.Product;
using Kkr.Bench.Sql;
using Kkr.Bench.StockOrleans;
using Kkr.Bench.WholeContract;
using Kkr.Telemetry;

// One program, so that all contestants run on the same build, the same server and the same settings.
var builder = ServiceHost.CreateBuilder(args[1..]);
builder.Logging.AddFilter("Orleans", LogLevel.Error).AddFilter("Microsoft", LogLevel.Error).AddFilter("Polly", LogLevel.Error);
var connection = builder.Configuration.GetConnectionString("Kkr")
    ?? throw new InvalidOperationException("ConnectionStrings:Kkr is missing.");
await using var app = args[0] switch
{
    "product" => await ProductHost.BuildAsync(builder, connection),
    "sql" => await SqlHost.BuildAsync(builder, connection),
    "batched" => await BatchedHost.BuildAsync(builder, connection),
    "whole" => await WholeContractHost.BuildAsync(builder, connection),
    "stock" => await StockHost.BuildAsync(builder, connection),
    var unknown => throw new ArgumentException($"There is no contestant called {unknown}."),
};
await app.RunAsync();
