using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kkr.Gateway.Rights;

/// <summary>
/// Remembers for a minute which tokens were valid, so that a signature is checked once a minute and not with each request:
/// that costs as much as the rest of a read. A token is valid no longer for it: its own time is looked at each time, and the
/// issuer's keys are asked for as before; once they have changed, every token is checked anew.
/// </summary>
internal sealed class KnownTokens(TimeProvider clock) : TokenHandler, IDisposable
{
    private const int MostKept = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <inheritdoc/>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        ArgumentNullException.ThrowIfNull(validationParameters);
        var issuer = validationParameters.ConfigurationManager is { } manager ? await manager.GetBaseConfigurationAsync(CancellationToken.None) : null;
        if (_known.TryGetValue<Known>(token, out var known) && IsGood(known!, issuer, validationParameters.ClockSkew)) return known!.Result;

        var result = await _tokens.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
            _known.Set(token, new Known(result, issuer, result.SecurityToken.ValidTo), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
        return result;
    }

    /// <summary>
    /// Whom a token names that was found valid within the last minute and still is; null if it has to be checked, by whatever finds
    /// the reason out that its bearer is told.
    /// </summary>
    public ClaimsIdentity? Find(ReadOnlySpan<char> token, JwtBearerOptions options)
    {
        if (!_known.TryGetValue<Known>(token, out var known)) return null;
        BaseConfiguration? issuer = null;
        if (options.ConfigurationManager is BaseConfigurationManager manager)
        {
            var reading = manager.GetBaseConfigurationAsync(CancellationToken.None);
            // Where the keys are at hand, nothing is waited for; where they are not, the library reads them.
            if (!reading.IsCompletedSuccessfully) return null;
            issuer = reading.GetAwaiter().GetResult();
        }

        return IsGood(known!, issuer, options.TokenValidationParameters.ClockSkew) ? known!.Result.ClaimsIdentity : null;
    }

    /// <inheritdoc/>
    public override SecurityToken ReadToken(string token) => _tokens.ReadToken(token);

    /// <inheritdoc/>
    public void Dispose() => _known.Dispose();

    private bool IsGood(Known known, BaseConfiguration? issuer, TimeSpan clockSkew) =>
        ReferenceEquals(known.Issuer, issuer) && clock.GetUtcNow().UtcDateTime <= known.Until + clockSkew;

    private sealed record Known(TokenValidationResult Result, BaseConfiguration? Issuer, DateTime Until);
}
