using System.Net;
using System.Net.Sockets;

namespace Kkr.Standalone;

/// <summary>Ports for what only this process itself connects to.</summary>
internal static class FreePort
{
    /// <summary>A port of the loopback address that was free a moment ago.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
