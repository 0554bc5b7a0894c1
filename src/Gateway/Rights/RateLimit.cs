namespace Kkr.Gateway.Rights;

/// <summary>
/// So many requests within a time, and as many at once after a pause: a bucket that holds <see cref="Requests"/> and fills
/// again evenly within <see cref="Within"/>.
/// </summary>
/// <param name="Requests">How many requests.</param>
/// <param name="Within">The time.</param>
internal sealed record RateLimit(int Requests, TimeSpan Within)
{
    private const int MostRequests = 1_000_000;
    private static readonly TimeSpan DefaultTime = TimeSpan.FromMinutes(1);

    /// <summary>The limit of one address; null where there is none.</summary>
    public static RateLimit? PerAddress(IConfiguration configuration) => Read(configuration, nameof(PerAddress));

    /// <summary>The limit of one subject; null where there is none.</summary>
    public static RateLimit? PerSubject(IConfiguration configuration) => Read(configuration, nameof(PerSubject));

    private static RateLimit? Read(IConfiguration configuration, string kind)
    {
        var section = configuration.GetSection($"RateLimits:{kind}");
        if (section.GetValue<int?>("Requests") is not { } requests) return null;
        var within = section.GetValue<TimeSpan?>("Within") ?? DefaultTime;
        if (requests is < 1 or > MostRequests || within < TimeSpan.FromSeconds(1) || within > TimeSpan.FromDays(1))
            throw new InvalidOperationException(
                $"RateLimits:{kind} must be 1 to {MostRequests} requests within 1 second to 1 day, and is {requests} within {within}.");
        return new(requests, within);
    }
}
