using System.Diagnostics;
using Kkr.Bench.Measuring;

namespace Kkr.Bench.Load;

/// <summary>Conversations held at the same time for a while, each on a connection of its own.</summary>
internal static class LoadRun
{
    /// <summary>
    /// Holds the conversations. Each ends its last exchange before the run ends, so that nothing is left unknown.
    /// </summary>
    /// <param name="port">The server's port.</param>
    /// <param name="conversations">One a connection.</param>
    /// <param name="duration">How long new requests are sent.</param>
    /// <param name="perSecond">The most exchanges a second, all connections together; null for as many as there can be.</param>
    public static async Task<Measurement> RunAsync(
        int port, IReadOnlyList<IConversation> conversations, TimeSpan duration, double? perSecond = null)
    {
        var connections = new List<HttpConnection>();
        try
        {
            foreach (var _ in conversations)
            {
                var connection = new HttpConnection();
                connections.Add(connection);
                await connection.ConnectAsync(port);
            }

            var latencies = conversations.Select(_ => new List<int>(4096)).ToArray();
            var before = CpuTimes.Read();
            var started = Stopwatch.GetTimestamp();
            var pace = perSecond is { } rate ? TimeSpan.FromSeconds(conversations.Count / rate) : (TimeSpan?)null;
            // Each awaits the network at once: all of them run on the thread that the network wakes.
            await Task.WhenAll(conversations.Select((conversation, i) => Task.Run(
                () => HoldAsync(connections[i], conversation, latencies[i], started, duration, pace, i / (double)conversations.Count))));
            var elapsed = Stopwatch.GetElapsedTime(started);
            return Measurement.Of(latencies, elapsed, CpuTimes.Read().Since(before));
        }
        finally
        {
            foreach (var connection in connections) connection.Dispose();
        }
    }

    private static async Task HoldAsync(
        HttpConnection connection, IConversation conversation, List<int> latencies, long started, TimeSpan duration, TimeSpan? pace, double offset)
    {
        for (var n = 0; Stopwatch.GetElapsedTime(started) < duration; n++)
        {
            if (pace is { } each && (n + offset) * each - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } wait) await Task.Delay(wait);
            var asked = Stopwatch.GetTimestamp();
            await connection.ExchangeAsync(conversation);
            latencies.Add((int)Stopwatch.GetElapsedTime(asked).TotalMicroseconds);
        }
    }
}
