using System.Globalization;
using System.Net;

namespace Kkr.Testing.Namespaces;

/// <summary>The kernel's tables of TCP sockets, <c>/proc/net/tcp</c> and <c>tcp6</c>.</summary>
internal static class SocketTable
{
    private const string ListeningState = "0A";

    public static IEnumerable<IPEndPoint> Listening(IEnumerable<string> table) =>
        from line in table.Skip(1)
        let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where columns[3] == ListeningState
        select EndPoint(columns[1]);

    /// <summary>An address is written in hexadecimal, each 32-bit word of it in the machine's own byte order.</summary>
    private static IPEndPoint EndPoint(string text)
    {
        var (words, port) = (text[..text.IndexOf(':', StringComparison.Ordinal)], text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var bytes = words.Chunk(8).SelectMany(word => BitConverter.GetBytes(uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        return new(new IPAddress([.. bytes]), int.Parse(port, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
