using System.Net;
using System.Net.Sockets;

namespace Kkr.Testing.Processes;

/// <summary>Ports for processes under test.</summary>
public static class FreePort
{
    private static readonly HashSet<int> Given = [];

    /// <summary>A port of the loopback address that was free a moment ago and was not given out before.</summary>
    public static int Next()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            lock (Given)
            {
                if (Given.Add(port)) return port;
            }
        }
    }
}
