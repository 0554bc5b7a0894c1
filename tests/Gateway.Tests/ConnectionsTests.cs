using Kkr.Gateway.Tests.Rights;
using Microsoft.AspNetCore.Builder;

namespace Kkr.Gateway.Tests;

/// <summary>Requests are served on the thread that their bytes arrive on: none may keep another connection waiting by that.</summary>
[Collection(RightsService.Collection)]
public sealed class ConnectionsTests(RightsService service)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_request_that_keeps_its_thread_keeps_no_other_connection_waiting()
    {
        using var freed = new ManualResetEventSlim();
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var gateway = await service.StartGatewayAsync(map: app => app.MapGet("/busy", () =>
        {
            taken.SetResult();
            return freed.Wait(Patience) ? "freed" : "forgotten";
        }).AllowAnonymous());
        // A client is a connection; each is there before the thread is taken, so that they share whatever waits for their bytes.
        HttpClient[] clients = [.. Enumerable.Range(0, 10).Select(_ => new HttpClient { BaseAddress = new(gateway.Urls.Single()), Timeout = Patience })];
        try
        {
            foreach (var client in clients) await AskAsync(client);
            var busy = clients[0].GetStringAsync("/busy", TestContext.Current.CancellationToken);
            await taken.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
            for (var round = 0; round < 20; round++)
                foreach (var client in clients[1..]) await AskAsync(client);
            Assert.False(busy.IsCompleted);
            freed.Set();
            Assert.Equal("freed", await busy);
        }
        finally
        {
            freed.Set();
            foreach (var client in clients) client.Dispose();
        }
    }

    private static async Task AskAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
