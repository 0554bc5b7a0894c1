using System.Net;
using System.Net.Sockets;
using System.Text;
using Kkr.Testing.Processes;

namespace Kkr.Cluster.Tests.Network;

/// <summary>Silos and gateways let in members of the cluster only.</summary>
public sealed class MutualTlsTests(TlsCluster tls) : IClassFixture<TlsCluster>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Municipalities = ["851", "813", "860", "787"];

    private readonly Cluster _cluster = tls.Running;
    private readonly CertificateFiles _files = tls.Files;

    [Fact]
    public async Task Members_are_let_in_and_nobody_else()
    {
        using var other = new Authority("cluster");
        var authority = tls.Authority;
        var (silo, gateway) = (authority.Issue(CertificateFiles.SiloName), authority.Issue(CertificateFiles.GatewayName));
        foreach (var ports in (SiloPorts[])[_cluster.Ports(1), _cluster.Ports(2)])
        {
            Assert.NotNull(await Stranger.KnockAsync(ports.Silo, silo));
            Assert.NotNull(await Stranger.KnockAsync(ports.Gateway, gateway));
            // A gateway is no silo: its certificate, stolen, does not make one.
            Assert.Null(await Stranger.KnockAsync(ports.Silo, gateway));
            Assert.Null(await Stranger.KnockAsync(ports.Gateway, silo));
            foreach (var (port, name) in ((int, string)[])[(ports.Silo, CertificateFiles.SiloName), (ports.Gateway, CertificateFiles.GatewayName)])
            {
                Assert.Null(await Stranger.KnockAsync(port, null));
                Assert.Null(await Stranger.KnockAsync(port, Authority.SelfSigned(name)));
                Assert.Null(await Stranger.KnockAsync(port, other.Issue(name)));
                Assert.Null(await Stranger.KnockAsync(port, authority.IssueExpired(name)));
                Assert.Null(await Stranger.KnockAsync(port, authority.IssueForServersOnly(name)));
                Assert.Null(await Stranger.KnockAsync(port, authority.Issue("intruder.kkr")));
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), TestContext.Current.CancellationToken);
                var answer = await Stranger.SayAsync(socket, Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: silo\r\n\r\n"));
                Assert.True(IsNothingOrTlsAlert(answer), Convert.ToHexString(answer));
            }
        }

        // They are still there for those who belong.
        (await _cluster.Client.SubmitAsync(
            "851", """{ "dataSet": "voksenlaerlinge", "period": "2018", "figures": [ { "value": 5 } ] }""",
            _cluster.Token("reporter", "851"), "after-the-strangers")).Expect(201);
    }

    [Fact]
    public async Task Certificates_and_authority_are_renewed_while_everything_runs()
    {
        var (old, next) = (tls.Authority, tls.Replace());
        var load = new SubmissionLoad("081", Municipalities, "2017", 250, m => _cluster.Token("reporter", m));
        var submitting = load.RunAsync([_cluster.Client.Address], giveUp: false);
        var shown = await ServedAsync(old);
        _files.Issue(old);
        await RenewedAsync(old, shown);

        // To another authority: both are trusted, then certificates of the new one, then only that.
        shown = await ServedAsync(old);
        _files.Trust(old, next);
        _files.Issue(next);
        await RenewedAsync(next, shown);
        _files.Trust(next);
        await Eventually(async () => await ServedAsync(old) is null, "The old authority counts no more");

        // What is open goes on, and what starts joins.
        await _cluster.Silo(2).KillAsync();
        await _cluster.StartSiloAsync(2);
        await submitting;
        await load.VerifyAsync(_cluster.Client.Address, _cluster.Token("secretariat"));
    }

    [Fact]
    public async Task A_silo_that_must_not_be_open_does_not_start_without_certificates()
    {
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Kkr"] = _cluster.Connection,
            ["Orleans__AdvertisedIPAddress"] = "10.77.255.1",
            ["Orleans__RequireTls"] = "true",
        };
        await using (var open = ServiceProcess.Start("open silo", "Kkr.Orleans.Silo", settings))
        {
            Assert.NotEqual(0, await open.ExitAsync(Patience, "Refusal"));
            Assert.Contains("Orleans:RequireTls", open.LastOutput, StringComparison.Ordinal);
        }

        settings.Remove("Orleans__RequireTls");
        settings["Orleans__AdvertisedIPAddress"] = "127.0.0.1";
        _files.Configure(settings, "nobody");
        foreach (var program in (string[])["Kkr.Orleans.Silo", "Kkr.Orleans.Gateway"])
        {
            await using var without = ServiceProcess.Start("without certificates", program, settings);
            Assert.NotEqual(0, await without.ExitAsync(Patience, "Refusal"));
            Assert.Contains("The certificates of Orleans:Tls cannot be used", without.LastOutput, StringComparison.Ordinal);
        }
    }

    /// <summary>The certificate that the first silo shows to a gateway of an authority; null where it does not take it for one.</summary>
    private async Task<string?> ServedAsync(Authority authority)
    {
        using var served = await Stranger.KnockAsync(_cluster.Ports(1).Gateway, authority.Issue(CertificateFiles.GatewayName));
        return served?.SerialNumber;
    }

    private Task RenewedAsync(Authority authority, string? before) => Eventually(
        async () => await ServedAsync(authority) is { } now && now != before, "The silo shows its new certificate");

    private async Task Eventually(Func<Task<bool>> holds, string phase)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            if (patience.IsCancellationRequested) throw new TimeoutException($"{phase}: not within {Patience}. {_cluster.LastOutput}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        }
    }

    /// <summary>A TLS alert is record type 21; that somebody speaks TLS there is no secret.</summary>
    private static bool IsNothingOrTlsAlert(byte[] answer) => answer is [] or [21, 3, _, 0, 2, _, _];
}
