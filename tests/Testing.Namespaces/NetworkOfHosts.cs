using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Kkr.Testing.Namespaces;

/// <summary>
/// Several hosts on one machine: network namespaces joined by bridges. The bridges stand in a namespace of their own, so that
/// nothing of this is seen from the machine's own network, and nothing of that from here. Disposing it deletes everything.
/// </summary>
public sealed class NetworkOfHosts : IAsyncDisposable
{
    private static int _made;

    private readonly string _prefix = string.Create(CultureInfo.InvariantCulture, $"kkr-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}");
    private readonly Dictionary<string, NetworkHost> _hosts = [];
    private readonly List<(string Network, string Host, string Port)> _links = [];
    private readonly List<string> _namespaces = [];

    private NetworkOfHosts() => AppDomain.CurrentDomain.ProcessExit += OnExit;

    private string Switch => _prefix + "-switch";

    /// <summary>A host, by name.</summary>
    public NetworkHost this[string name] => _hosts[name];

    /// <summary>Why no network can be made here; null where one can.</summary>
    public static async Task<string?> UnavailableAsync()
    {
        if (!OperatingSystem.IsLinux()) return "Network namespaces are Linux'.";
        if (!Environment.IsPrivilegedProcess) return "Network namespaces can only be made by root.";
        try
        {
            await using var trial = await CreateAsync(new Network("trial", "a"));
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return "Network namespaces cannot be made here: " + exception.Message;
        }
    }

    /// <summary>Makes hosts that are all on one network.</summary>
    public static Task<NetworkOfHosts> CreateAsync(params IReadOnlyList<string> hosts) => CreateAsync(new Network("cluster", hosts));

    /// <summary>Makes networks and the hosts on them. The hosts of the n-th network have addresses in 10.77.n.0/24.</summary>
    /// <exception cref="InvalidOperationException">It could not; the message holds what <c>ip</c> said.</exception>
    public static async Task<NetworkOfHosts> CreateAsync(params IReadOnlyList<Network> networks)
    {
        var made = new NetworkOfHosts();
        try
        {
            await made.AddNamespaceAsync(made.Switch);
            foreach (var host in networks.SelectMany(n => n.Hosts).Distinct())
            {
                var added = new NetworkHost(host, $"{made._prefix}-{host}");
                await made.AddNamespaceAsync(added.Namespace);
                await IpAsync("-n", added.Namespace, "link", "set", "lo", "up");
                made._hosts.Add(host, added);
            }

            for (var n = 0; n < networks.Count; n++) await made.JoinAsync(networks[n], n + 1);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Cuts hosts off from all others, as when a switch between them fails: no packet passes, and nobody is told. They still
    /// reach each other.
    /// </summary>
    public async Task PartitionAsync(params IReadOnlyList<string> hosts)
    {
        foreach (var link in _links.Where(l => hosts.Contains(l.Host))) await PlugAsync(link.Port, Apart(link.Network));
    }

    /// <summary>Cuts hosts off from all others on one network only; what else they are on goes on.</summary>
    public async Task PartitionOnAsync(string network, params IReadOnlyList<string> hosts)
    {
        foreach (var link in _links.Where(l => l.Network == network && hosts.Contains(l.Host))) await PlugAsync(link.Port, Apart(link.Network));
    }

    /// <summary>Ends every partition.</summary>
    public async Task HealAsync()
    {
        foreach (var link in _links) await PlugAsync(link.Port, Together(link.Network));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        foreach (var name in _namespaces) await IpAsync("netns", "delete", name);
        _namespaces.Clear();
    }

    private static string Together(string network) => network + "-1";

    private static string Apart(string network) => network + "-2";

    private async Task AddNamespaceAsync(string name)
    {
        await IpAsync("netns", "add", name);
        _namespaces.Add(name);
    }

    private async Task JoinAsync(Network network, int number)
    {
        foreach (var bridge in (string[])[Together(network.Name), Apart(network.Name)])
            await IpAsync("-n", Switch, "link", "add", bridge, "up", "type", "bridge");
        for (var i = 0; i < network.Hosts.Count; i++)
        {
            var host = _hosts[network.Hosts[i]];
            var (port, card) = (string.Create(CultureInfo.InvariantCulture, $"port{_links.Count}"), string.Create(CultureInfo.InvariantCulture, $"net{number}"));
            var address = IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"10.77.{number}.{i + 1}"));
            await IpAsync("-n", Switch, "link", "add", port, "type", "veth", "peer", "name", card, "netns", host.Namespace);
            await PlugAsync(port, Together(network.Name));
            await IpAsync("-n", Switch, "link", "set", port, "up");
            await IpAsync("-n", host.Namespace, "address", "add", $"{address}/24", "dev", card);
            await IpAsync("-n", host.Namespace, "link", "set", card, "up");
            _links.Add((network.Name, host.Name, port));
            host.Join(network.Name, address);
        }
    }

    private Task PlugAsync(string port, string bridge) => IpAsync("-n", Switch, "link", "set", port, "master", bridge);

    private static async Task IpAsync(params IReadOnlyList<string> arguments)
    {
        using var process = new Process { StartInfo = new("ip", arguments) { RedirectStandardError = true, RedirectStandardOutput = true } };
        process.Start();
        var (errors, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {await errors}{await output}");
    }

    private void OnExit(object? sender, EventArgs e)
    {
        foreach (var name in _namespaces) Process.Start("ip", ["netns", "delete", name]).WaitForExit();
    }
}
