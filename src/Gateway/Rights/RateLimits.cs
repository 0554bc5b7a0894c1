using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Kkr.Pages.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace Kkr.Gateway.Rights;

/// <summary>
/// How much one address and one subject may ask for, where <c>RateLimits</c> is configured. What is over it is answered with
/// 429 and the seconds to wait, and costs nothing behind the gateway. Probes are never limited.
/// </summary>
internal static class RateLimits
{
    /// <summary>
    /// The most buckets that are kept of each kind, so that a flood from many addresses can't fill the memory. Who shares a
    /// bucket with whom is drawn anew at each start and can't be aimed at.
    /// </summary>
    public const int Buckets = 65_536;

    private const int IPv6NetworkBytes = 8;

    /// <summary>Adds what the limits need.</summary>
    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRateLimiter();
        services.AddKeyedSingleton(nameof(RateLimit.PerAddress), new Limit(RateLimit.PerAddress(configuration)));
        services.AddKeyedSingleton(nameof(RateLimit.PerSubject), new Limit(RateLimit.PerSubject(configuration)));
    }

    /// <summary>Limits what one address may ask for, whoever it says it is.</summary>
    public static void UseAddressLimit(this WebApplication app) =>
        Use(app, nameof(RateLimit.PerAddress), context =>
            context.RequestServices.GetRequiredService<OwnCalls>().Is(context.Request) ? null : BucketOf(context.Connection.RemoteIpAddress));

    /// <summary>Limits what one signed-in subject may ask for, from wherever it comes.</summary>
    public static void UseSubjectLimit(this WebApplication app) =>
        Use(app, nameof(RateLimit.PerSubject), context => context.Caller() is { IsAnonymous: false } caller ? BucketOf(caller.Subject) : null);

    /// <summary>The bucket of an address. Of IPv6 the network counts, as whoever has one address there has all of them.</summary>
    public static int? BucketOf(IPAddress? address)
    {
        // A connection without an address does not come over a network.
        if (address is null) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out var length)) return null;
        var hash = new HashCode();
        hash.AddBytes(bytes[..(address.AddressFamily == AddressFamily.InterNetworkV6 ? IPv6NetworkBytes : length)]);
        return Bucket(hash.ToHashCode());
    }

    private static int BucketOf(string subject) => Bucket(subject.GetHashCode(StringComparison.Ordinal));

    private static int Bucket(int hash) => (int)(unchecked((uint)hash) % Buckets);

    private static void Use(WebApplication app, string kind, Func<HttpContext, int?> bucketOf)
    {
        if (app.Services.GetRequiredKeyedService<Limit>(kind).Of is not { } limit) return;
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = limit.Requests,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = limit.Within / limit.Requests,
            QueueLimit = 0,
            AutoReplenishment = false,
        };
        app.UseRateLimiter(new RateLimiterOptions
        {
            RejectionStatusCode = StatusCodes.Status429TooManyRequests,
            GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(context => !IsProbe(context) && bucketOf(context) is { } key
                ? RateLimitPartition.GetTokenBucketLimiter(key, _ => bucket)
                : RateLimitPartition.GetNoLimiter(-1)),
            OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : limit.Within / limit.Requests;
                rejected.HttpContext.Response.Headers.RetryAfter =
                    Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            },
        });
    }

    private static bool IsProbe(HttpContext context) => context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    /// <summary>A limit that may not be set.</summary>
    private sealed record Limit(RateLimit? Of);
}
