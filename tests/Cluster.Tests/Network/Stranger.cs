using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Kkr.Cluster.Tests.Network;

/// <summary>Somebody who knocks at a port, with or without a certificate.</summary>
public static class Stranger
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How long an open connection stays silent before it counts as let in.</summary>
    private static readonly TimeSpan LetIn = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Opens TLS with a certificate, or none. In TLS 1.3 whoever connects learns only when reading that it is refused.
    /// </summary>
    /// <returns>The other side's certificate, where the connection stays open; null where it is refused.</returns>
    public static async Task<X509Certificate2?> KnockAsync(Socket connection, MemberCertificate? certificate)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var own = certificate?.Load();
        await using var stream = new SslStream(new NetworkStream(connection, ownsSocket: true));
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = CertificateFiles.SiloName,
                    // It is the other side that judges here.
#pragma warning disable CA5359
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
                    ClientCertificateContext = own is null ? null : SslStreamCertificateContext.Create(own, null, offline: true),
                },
                patience.Token);
            var answer = stream.ReadAsync(new byte[1], patience.Token).AsTask();
            if (await Task.WhenAny(answer, Task.Delay(LetIn, patience.Token)) != answer) return new X509Certificate2(stream.RemoteCertificate!);
            // A silo speaks first to another silo, and waits for a gateway to speak.
            return await answer == 0 ? null : new X509Certificate2(stream.RemoteCertificate!);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            return null;
        }
    }

    public static async Task<X509Certificate2?> KnockAsync(int port, MemberCertificate? certificate)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        return await KnockAsync(socket, certificate);
    }

    /// <summary>Says something without TLS.</summary>
    /// <returns>What was answered until the connection was closed, or nothing more came.</returns>
    public static async Task<byte[]> SayAsync(Socket connection, ReadOnlyMemory<byte> text)
    {
        using var patience = new CancellationTokenSource(Patience);
        using (connection)
        {
            var answer = new MemoryStream();
            var buffer = new byte[4096];
            try
            {
                await connection.SendAsync(text, patience.Token);
                while (await connection.ReceiveAsync(buffer, patience.Token) is var read and > 0)
                {
                    answer.Write(buffer, 0, read);
                    patience.CancelAfter(LetIn);
                }
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                // Reset, or nothing more to say.
            }

            return answer.ToArray();
        }
    }
}
