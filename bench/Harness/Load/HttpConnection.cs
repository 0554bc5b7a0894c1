using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Kkr.Bench.Load;

/// <summary>
/// A keep-alive HTTP/1.1 connection, a request at a time, with as little work as that takes: the load shares its machine
/// with what it measures.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private const int StartBytes = 64 * 1024;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request = new byte[StartBytes];
    private byte[] _received = new byte[StartBytes];
    private byte[] _body = new byte[StartBytes];
    private int _length;

    /// <summary>Connects.</summary>
    public ValueTask ConnectAsync(int port) => _socket.ConnectAsync(IPAddress.Loopback, port, CancellationToken.None);

    /// <summary>Sends the conversation's next request and hands it the answer.</summary>
    public async ValueTask ExchangeAsync(IConversation conversation)
    {
        var length = conversation.Write(_request);
        for (var sent = 0; sent < length;)
            sent += await _socket.SendAsync(_request.AsMemory(sent, length - sent), SocketFlags.None);
        _length = 0;
        int head;
        while ((head = EndOfHead()) < 0) await ReceiveAsync();
        var status = StatusOf();
        if (ContentLength(head) is { } content)
        {
            while (_length < head + content) await ReceiveAsync();
            conversation.Take(new(status, _received.AsSpan(0, head), _received.AsSpan(head, content)));
            return;
        }

        int bytes;
        while ((bytes = Unchunk(head)) < 0) await ReceiveAsync();
        conversation.Take(new(status, _received.AsSpan(0, head), _body.AsSpan(0, bytes)));
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask ReceiveAsync()
    {
        if (_length == _received.Length) Array.Resize(ref _received, _received.Length * 2);
        var count = await _socket.ReceiveAsync(_received.AsMemory(_length), SocketFlags.None);
        if (count == 0) throw new BenchmarkException("The server closed the connection.");
        _length += count;
    }

    private int EndOfHead()
    {
        var at = _received.AsSpan(0, _length).IndexOf("\r\n\r\n"u8);
        return at < 0 ? -1 : at + 4;
    }

    private int StatusOf() => Utf8Parser.TryParse(_received.AsSpan(9, 3), out int status, out _) ? status : 0;

    /// <summary>The length of the body; null where it comes in chunks.</summary>
    private int? ContentLength(int head)
    {
        var headers = _received.AsSpan(0, head);
        var at = headers.IndexOf("\r\nContent-Length: "u8);
        if (at >= 0) return Utf8Parser.TryParse(headers[(at + 18)..], out int length, out _) ? length : throw new BenchmarkException("A length is no number.");
        return headers.IndexOf("\r\nTransfer-Encoding: chunked"u8) >= 0 ? null : 0;
    }

    /// <summary>Puts the chunks together.</summary>
    /// <returns>How many bytes they hold; -1 while some are missing.</returns>
    private int Unchunk(int at)
    {
        var written = 0;
        while (true)
        {
            var rest = _received.AsSpan(at, _length - at);
            var line = rest.IndexOf("\r\n"u8);
            if (line < 0) return -1;
            if (!Utf8Parser.TryParse(rest[..line], out int size, out _, 'x')) throw new BenchmarkException("A chunk has no length.");
            if (rest.Length < line + 2 + size + 2) return -1;
            if (size == 0) return written;
            while (_body.Length < written + size) Array.Resize(ref _body, _body.Length * 2);
            rest.Slice(line + 2, size).CopyTo(_body.AsSpan(written));
            written += size;
            at += line + 2 + size + 2;
        }
    }
}
