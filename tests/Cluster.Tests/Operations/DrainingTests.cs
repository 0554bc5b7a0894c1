using System.Net.Sockets;
using System.Text;

namespace Kkr.Cluster.Tests.Operations;

/// <summary>A gateway that is asked to stop first says that it is not ready, then ends what is under way, then goes.</summary>
public sealed class DrainingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_stopping_gateway_serves_on_takes_nothing_new_and_ends_what_is_under_way()
    {
        await using var cluster = await Cluster.StartAsync(silos: 1, new() { Settings = new Dictionary<string, string> { ["Shutdown__Notice"] = "0:00:12" } });
        var token = cluster.Token("reporter", "851");
        (await cluster.Client.GetAsync("health/ready")).Expect(200);

        // A request whose body comes slowly, in pieces of white space, is under way all the time.
        const string body = """{ "dataSet": "voksenlaerlinge", "period": "2018", "figures": [ { "value": 3 } ] }""";
        using var slow = new TcpClient();
        var address = new Uri(cluster.Client.Address);
        await slow.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = slow.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /api/v1/municipalities/851/submissions HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\n"
                + $"Idempotency-Key: slow\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var closed = new CancellationTokenSource();
        var trickle = TrickleAsync(stream, closed.Token);

        var stopping = cluster.Gateway.StopAsync(Patience, "Stop of the gateway");
        while ((await cluster.Client.GetAsync("health/ready")).Status != 503) await Task.Delay(20, TestContext.Current.CancellationToken);
        // Not ready, and serving: whoever has not heard of it yet is answered, and told to go elsewhere next time.
        var late = (await cluster.Client.SubmitAsync("851", body.Replace("2018", "2017", StringComparison.Ordinal), token, "late")).Expect(201);
        Assert.Equal("close", late.Header("Connection"));
        (await cluster.Client.GetAsync("health/live")).Expect(200);

        // Then the door is closed, and what came in before is still served to its end.
        await ClosedAsync(address);
        Assert.False(stopping.IsCompleted);
        await closed.CancelAsync();
        await trickle;
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{body.Length:x}\r\n{body}\r\n0\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 201", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, await stopping);
    }

    private static async Task TrickleAsync(NetworkStream stream, CancellationToken until)
    {
        // Well above what a gateway takes to be a client that hangs, on a slow machine too.
        const int spaces = 1_000;
        var piece = Encoding.ASCII.GetBytes($"{spaces:x}\r\n{new string(' ', spaces)}\r\n");
        while (!until.IsCancellationRequested)
        {
            await stream.WriteAsync(piece, CancellationToken.None);
            await Task.Delay(TimeSpan.FromMilliseconds(200), until).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task ClosedAsync(Uri address)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(address.Host, address.Port);
            }
            catch (SocketException)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        throw new TimeoutException("Stop: the gateway went on taking connections.");
    }
}
