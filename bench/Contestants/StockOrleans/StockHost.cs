using Kkr.Bench.Contract;
using Kkr.Migrations;
using Kkr.Municipalities;
using Orleans.Configuration;

namespace Kkr.Bench.StockOrleans;

/// <summary>
/// Orleans as its documentation shows it: a grain a submission and a grain a municipality, each writing its state to
/// PostgreSQL by the AdoNet provider. With <c>Stock:Hot</c> a single grain owns a data set and period of a region instead.
/// </summary>
internal static class StockHost
{
    public static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, string connection)
    {
        await Schema.UpgradePostgreSqlAsync(connection, CancellationToken.None);
        builder.AddContract();
        builder.UseOrleans(silo =>
        {
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection));
            silo.AddAdoNetGrainStorage("stock", options => (options.Invariant, options.ConnectionString) = ("Npgsql", connection + ";Maximum Pool Size=64;Max Auto Prepare=16"));
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("stock", "stock"));
            var orleans = builder.Configuration.GetSection("Orleans");
            silo.Configure<EndpointOptions>(options =>
            {
                (options.SiloPort, options.GatewayPort) = (orleans.GetValue("SiloPort", 11111), orleans.GetValue("GatewayPort", 30000));
                options.AdvertisedIPAddress = System.Net.IPAddress.Loopback;
            });
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(30));
        });
        var isHot = builder.Configuration.GetValue("Stock:Hot", false);
        var app = builder.Build();
        app.UseContract();
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        app.MapContract(
            async (code, context) =>
            {
                var (submission, problem) = await SubmissionReader.ReadAsync(code, context);
                if (submission is null) return problem!;
                var command = new StockCommand(
                    submission.Region, submission.Municipality, submission.DataSet, submission.Period, submission.CommandId,
                    submission.Fingerprint, submission.Content, submission.By, submission.Places, submission.Values);
                var answer = await grains.GetGrain<IStockSubmissionGrain>($"{code}/{submission.CommandId}").SubmitAsync(command, isHot);
                if (!answer.Same) return Results.UnprocessableEntity("idempotency-key-reused");
                var receipt = Receipt.Of(submission, answer.Revision, answer.Revision, answer.RecordedAt);
                return answer.Replayed ? TypedResults.Ok(receipt) : TypedResults.Created((string?)null, receipt);
            },
            async (code, dataSet, _) =>
            {
                var sums = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
                string[] owners = isHot ? [$"hot/{code}"] : [.. Areas.Municipalities.Where(m => m.Region.Value == code).Select(m => m.Code.Value)];
                foreach (var totals in await Task.WhenAll(owners.Select(owner => grains.GetGrain<IStockMunicipalityGrain>(owner).TotalsAsync(dataSet))))
                    foreach (var (period, value) in totals)
                        sums[period] = sums.GetValueOrDefault(period) + value;
                return TypedResults.Ok(new Aggregate(code, dataSet, [.. sums.Select(s => new Aggregate.Row(s.Key, s.Value))]));
            });
        app.MapPost("/bench/empty-grains", async (int count) =>
        {
            foreach (var some in Enumerable.Range(0, count).Chunk(500))
                await Task.WhenAll(some.Select(i => grains.GetGrain<IEmptyGrain>($"851/bench-live/{i}").TouchAsync()));
        }).RequireAuthorization();
        return app;
    }
}
