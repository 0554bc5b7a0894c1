using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kkr.Cluster.Tests.Operations;

/// <summary>What a collector of traces is sent over OTLP (HTTP, Protobuf): the few members of spans that tests look at.</summary>
public sealed class TraceCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<Span> _spans = new();
    private readonly WebApplication _app;

    private TraceCollector(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public IReadOnlyCollection<Span> Spans => _spans;

    public static async Task<TraceCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new TraceCollector(builder.Build());
        collector._app.MapPost("/v1/traces", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            collector.TakeIn(body.ToArray());
            return Results.Bytes([], "application/x-protobuf");
        });
        await collector._app.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>A request holds ResourceSpans (1), each with a Resource (1) and ScopeSpans (2), each with a scope (1) and spans (2).</summary>
    private void TakeIn(byte[] request)
    {
        foreach (var resourceSpans in Parts(request, 1))
        {
            // A resource's attributes (1) are pairs of a key (1) and a value (2), in which a string is member 1.
            var service = Parts(Parts(resourceSpans, 1).Single(), 1)
                .Where(a => Text(a, 1) == "service.name").Select(a => Text(Parts(a, 2).Single(), 1)).Single();
            foreach (var scopeSpans in Parts(resourceSpans, 2))
                foreach (var span in Parts(scopeSpans, 2))
                    _spans.Enqueue(new(
                        service, Text(Parts(scopeSpans, 1).Single(), 1), Text(span, 5),
                        Hex(span, 1), Hex(span, 2), Hex(span, 4), Parts(span, 13).Select(link => Hex(link, 1)).ToList()));
        }
    }

    private static string Text(byte[] message, int member) => System.Text.Encoding.UTF8.GetString(Parts(message, member).SingleOrDefault() ?? []);

    private static string Hex(byte[] message, int member) => Convert.ToHexStringLower(Parts(message, member).SingleOrDefault() ?? []);

    /// <summary>The values of a member that are messages, texts or bytes.</summary>
    private static List<byte[]> Parts(byte[] message, int member)
    {
        var parts = new List<byte[]>();
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == member && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                parts.Add(input.ReadBytes().ToByteArray());
            else input.SkipLastField();
        }

        return parts;
    }

    /// <summary>One span.</summary>
    /// <param name="Service">The process that it is of.</param>
    /// <param name="Source">What in the process.</param>
    /// <param name="Name">What was done.</param>
    /// <param name="TraceId">The trace that it belongs to.</param>
    /// <param name="Id">The span itself.</param>
    /// <param name="Parent">The span that it is a part of; empty for none.</param>
    /// <param name="Links">Traces that it is linked to.</param>
    public sealed record Span(string Service, string Source, string Name, string TraceId, string Id, string Parent, IReadOnlyList<string> Links);
}
