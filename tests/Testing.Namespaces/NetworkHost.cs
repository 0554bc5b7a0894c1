using System.Net;
using System.Net.Sockets;

namespace Kkr.Testing.Namespaces;

/// <summary>One host: a network namespace with its own loopback address, ports and routes.</summary>
public sealed class NetworkHost
{
    private readonly Dictionary<string, IPAddress> _addresses = [];

    internal NetworkHost(string name, string networkNamespace) => (Name, Namespace) = (name, networkNamespace);

    /// <summary>What the tests call it.</summary>
    public string Name { get; }

    /// <summary>What goes before a command to run it on this host; the command keeps the process id it is started with.</summary>
    public IReadOnlyList<string> Inside => ["ip", "netns", "exec", Namespace];

    /// <summary>Its address on the first network that names it.</summary>
    public IPAddress Address => _addresses.Values.First();

    internal string Namespace { get; }

    /// <summary>Its address on a network.</summary>
    public IPAddress AddressOn(string network) => _addresses[network];

    /// <summary>
    /// A socket of this host. Only where a socket is made decides on which host it is; it can be used from everywhere.
    /// </summary>
    public Socket CreateSocket() => Run(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });

    /// <summary>Opens a connection from this host.</summary>
    public async Task<Socket> ConnectAsync(EndPoint to, CancellationToken cancellationToken)
    {
        var socket = CreateSocket();
        try
        {
            await socket.ConnectAsync(to, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>An HTTP handler whose connections start on this host.</summary>
    public SocketsHttpHandler CreateHttpHandler() => new()
    {
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancellationToken) =>
            new NetworkStream(await ConnectAsync(new IPEndPoint(IPAddress.Parse(context.DnsEndPoint.Host), context.DnsEndPoint.Port), cancellationToken), ownsSocket: true),
    };

    /// <summary>The TCP ports that this host's processes listen on, with the addresses they are bound to.</summary>
    public IReadOnlyList<IPEndPoint> Listening() => Run(() => SocketTable.Listening(File.ReadLines("/proc/thread-self/net/tcp"))
        .Concat(SocketTable.Listening(File.ReadLines("/proc/thread-self/net/tcp6"))).ToList());

    /// <summary>Runs something on a thread that is on this host: the sockets it makes and what it reads below /proc are the host's.</summary>
    public T Run<T>(Func<T> action)
    {
        T result = default!;
        Exception? failure = null;
        // A thread of its own: one of the pool would have to be taken back, whatever happens.
        var thread = new Thread(() =>
        {
            try
            {
                NamespaceEntry.Enter(Namespace);
                result = action();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        })
        { IsBackground = true };
        thread.Start();
        thread.Join();
        return failure is null ? result : throw new InvalidOperationException($"On {Name}: {failure.Message}", failure);
    }

    internal void Join(string network, IPAddress address) => _addresses.Add(network, address);
}
