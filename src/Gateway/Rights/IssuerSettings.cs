namespace Kkr.Gateway.Rights;

/// <summary>Whose tokens are taken, from the section <c>Auth</c> of the configuration.</summary>
/// <param name="Authority">The issuer's address, whose discovery document is read; null where nobody can sign in.</param>
/// <param name="Audience">What a token must say that it is for.</param>
/// <param name="KeyRefresh">
/// How often the issuer's keys are read again. A key that the issuer has withdrawn is refused after this time at the latest;
/// a new one is taken at once, as an unknown key is asked for.
/// </param>
internal sealed record IssuerSettings(Uri? Authority, string Audience, TimeSpan KeyRefresh)
{
    /// <summary>What tokens are for where nothing is configured.</summary>
    public const string DefaultAudience = "kkr";

    private static readonly TimeSpan DefaultKeyRefresh = TimeSpan.FromMinutes(5);

    /// <summary>The least pause between two readings of the keys, whatever unknown keys are named meanwhile.</summary>
    public TimeSpan LeastPause => KeyRefresh < TimeSpan.FromSeconds(10) ? KeyRefresh : TimeSpan.FromSeconds(10);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">They can't be used, or would not be safe.</exception>
    public static IssuerSettings Read(IConfiguration configuration)
    {
        var auth = configuration.GetSection("Auth");
        Uri? authority = null;
        if (auth["Authority"] is { Length: > 0 } address
            && !(Uri.TryCreate(address, UriKind.Absolute, out authority)
                && (authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback))))
            throw new InvalidOperationException($"Auth:Authority must be an https address (http on this machine only), and is {address}.");
        var refresh = auth.GetValue("KeyRefresh", DefaultKeyRefresh);
        if (refresh < TimeSpan.FromSeconds(1) || refresh > TimeSpan.FromDays(1))
            throw new InvalidOperationException($"Auth:KeyRefresh must be 1 second to 1 day, and is {refresh}.");
        return new(authority, auth["Audience"] is { Length: > 0 } audience ? audience : DefaultAudience, refresh);
    }
}
