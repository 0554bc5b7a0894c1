using System.Collections.Concurrent;
using System.Security.Claims;

namespace Kkr.Bench.Contract;

/// <summary>Tokens whose signature was good a moment ago, as the product remembers them: for a minute, and no longer than they are valid.</summary>
internal sealed class RememberedTokens(TimeProvider clock)
{
    /// <summary>The setting that has a contestant remember tokens.</summary>
    public const string Setting = "RememberTokens";

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    // The load brings a token a municipality; a gateway in the open would bound it.
    private readonly ConcurrentDictionary<string, (ClaimsPrincipal User, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    /// <summary>Whether the request's token is remembered; its user is the request's then.</summary>
    public bool Recognise(HttpContext context)
    {
        if (context.Request.Headers.Authorization is not [{ } token] || !_known.TryGetValue(token, out var known) || known.Until <= clock.GetUtcNow()) return false;
        context.User = known.User;
        return true;
    }

    /// <summary>Remembers the request's token, if it was found to be good.</summary>
    public void Remember(HttpContext context)
    {
        if (context.User.Identity is not { IsAuthenticated: true } || context.Request.Headers.Authorization is not [{ } token]) return;
        var (forgotten, ends) = (clock.GetUtcNow() + Memory, context.User.FindFirst("exp") is { } exp
            ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(exp.Value, System.Globalization.CultureInfo.InvariantCulture)) : DateTimeOffset.MinValue);
        _known[token] = (context.User, ends < forgotten ? ends : forgotten);
    }
}
