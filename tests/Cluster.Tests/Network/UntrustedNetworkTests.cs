using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kkr.Testing.Namespaces;
using Kkr.Testing.Processes;

namespace Kkr.Cluster.Tests.Network;

/// <summary>
/// A whole cluster on one host, and somebody on another who reaches every address of it, as where no firewall stands between
/// them: only the gateway's port answers.
/// </summary>
public sealed class UntrustedNetworkTests(ITestOutputHelper output)
{
    private const int LastPort = 65_535;

    private static readonly ImmutableArray<byte> Request = [.. Encoding.ASCII.GetBytes("GET /health/live HTTP/1.1\r\nHost: kkr\r\nConnection: close\r\n\r\n")];

    [Fact]
    public async Task Nothing_but_the_gateways_port_answers()
    {
        if (await NetworkOfHosts.UnavailableAsync() is { } why) Assert.Skip(why);
        await using var network = await NetworkOfHosts.CreateAsync("inner", "untrusted");
        var (inner, untrusted) = (network["inner"], network["untrusted"]);
        using var authority = new Authority("cluster");
        using var files = new CertificateFiles(authority);
        await using var cluster = await Cluster.StartAsync(silos: 2, files.Setup() with { Host = inner });
        var gateway = new Uri(cluster.Client.Address).Port;

        // All ports there are, knocked at from outside.
        var open = OpenPorts(untrusted, inner.Address);
        var siloPorts = (int[])[cluster.Ports(1).Silo, cluster.Ports(1).Gateway, cluster.Ports(2).Silo, cluster.Ports(2).Gateway];
        Assert.Equal(siloPorts.Append(gateway).Order(), open);
        // Database, probes and the processes' own ports listen where only the host itself comes.
        var listening = inner.Listening();
        Assert.All(listening.Where(l => !open.Contains(l.Port)), l => Assert.True(IPAddress.IsLoopback(l.Address), l.ToString()));

        // The gateway answers; a silo lets nobody in who is not of the cluster, and tells nothing.
        var told = Encoding.ASCII.GetString(await SayAsync(untrusted, inner, gateway));
        Assert.StartsWith("HTTP/1.1 200 OK", told, StringComparison.Ordinal);
        using var other = new Authority("cluster");
        foreach (var port in siloPorts)
        {
            var answer = await SayAsync(untrusted, inner, port);
            Assert.True(answer is [] or [21, 3, _, 0, 2, _, _], $"{port}: {Convert.ToHexString(answer)}");
            foreach (var certificate in (MemberCertificate?[])[null, Authority.SelfSigned(CertificateFiles.SiloName), other.Issue(CertificateFiles.SiloName), other.Issue(CertificateFiles.GatewayName)])
                Assert.Null(await Stranger.KnockAsync(await ConnectAsync(untrusted, inner, port), certificate));
        }

        // What operators see, only operators see.
        using var client = new ApiClient(cluster.Client.Address, handler: untrusted.CreateHttpHandler());
        (await client.GetAsync("dashboard/")).Expect(401);
        (await client.GetAsync("metrics")).Expect(401);
        output.WriteLine($"{LastPort} ports knocked at from outside; open: {string.Join(", ", open)}; answering: {gateway}; bound to loopback only: "
            + string.Join(", ", listening.Where(l => IPAddress.IsLoopback(l.Address)).Select(l => l.Port).Distinct().Order()));
    }

    private static List<int> OpenPorts(NetworkHost from, IPAddress address) => from.Run(() =>
    {
        var open = new List<int>();
        for (var port = 1; port <= LastPort; port++)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                // A closed port says so at once: nothing stands between the hosts.
                socket.Connect(address, port);
                open.Add(port);
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
            {
                // Closed.
            }
        }

        return open;
    });

    private static async Task<byte[]> SayAsync(NetworkHost from, NetworkHost to, int port) => await Stranger.SayAsync(await ConnectAsync(from, to, port), Request.ToArray());

    private static Task<Socket> ConnectAsync(NetworkHost from, NetworkHost to, int port) =>
        from.ConnectAsync(new IPEndPoint(to.Address, port), TestContext.Current.CancellationToken);
}
