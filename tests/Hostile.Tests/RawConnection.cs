using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kkr.Hostile.Tests;

/// <summary>A socket that says whatever it likes.</summary>
public sealed class RawConnection : IDisposable
{
    /// <summary>Longer than the server takes over anything it answers, on a machine that is very busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>The most of an answer that is kept; the rest is read all the same.</summary>
    private const int KeptBytes = 4 * 1024 * 1024;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private RawConnection() { }

    public static async Task<RawConnection> OpenAsync(int port)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        return connection;
    }

    /// <summary>Sends a request that asks for the connection to be closed, and reads until it is.</summary>
    /// <exception cref="TimeoutException">The server neither answered nor closed the connection.</exception>
    public static async Task<RawAnswer> ExchangeAsync(int port, ReadOnlyMemory<byte> request)
    {
        using var connection = await OpenAsync(port);
        using var patience = new CancellationTokenSource(Patience);
        // Both at once: the answer may come, and the connection end, before all is sent.
        var sending = connection.TrySendAsync(request, patience.Token);
        var answer = await connection.ReadAsync(patience.Token);
        connection._socket.Close();
        await sending;
        return answer;
    }

    /// <summary>Sends; what the other side does not take any more is left.</summary>
    public async Task<bool> TrySendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            while (!bytes.IsEmpty) bytes = bytes[await _socket.SendAsync(bytes, cancellationToken)..];
            return true;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Reads until the other side closes the connection.</summary>
    public async Task<RawAnswer> ReadAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        var last = "";
        try
        {
            while (await _socket.ReceiveAsync(buffer, cancellationToken) is var read and > 0)
            {
                last = Encoding.Latin1.GetString(buffer, 0, read);
                if (text.Length < KeptBytes) text.Append(last);
            }
        }
        catch (SocketException)
        {
            // Reset: what was read until then is the answer.
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Neither closed nor answered whole within {Patience}; so far: {text}");
        }

        // An import tells at the end what became of it.
        return new(text.Length < KeptBytes ? text.ToString() : text + last);
    }

    /// <summary>Whether the other side has closed the connection, or said something: that it will not wait any longer.</summary>
    public bool IsDone
    {
        get
        {
            try
            {
                return _socket.Poll(0, SelectMode.SelectRead);
            }
            catch (SocketException)
            {
                return true;
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
