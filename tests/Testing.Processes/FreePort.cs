using System.Net;
using System.Net.Sockets;

namespace Kkr.Testing.Processes;

/// <summary>
/// Ports for processes under test. They lie below those that the system gives to outgoing connections (from 32768), so that none of these takes a
/// port before the process that it was chosen for listens to it.
/// </summary>
public static class FreePort
{
    private const int First = 10_240, End = 20_000;

    private static readonly HashSet<int> Given = [];

    /// <summary>A port of the loopback address that was free a moment ago and was not given out before.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, End);
            lock (Given)
            {
                if (IsFree(port) && Given.Add(port)) return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
