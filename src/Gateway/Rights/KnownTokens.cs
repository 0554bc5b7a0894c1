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
        if (_known.TryGetValue<Known>(token, out var known) && ReferenceEquals(known!.Issuer, issuer)
            && clock.GetUtcNow().UtcDateTime <= known.Until + validationParameters.ClockSkew)
            return known.Result;

        var result = await _tokens.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
            _known.Set(token, new Known(result, issuer, result.SecurityToken.ValidTo), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
        return result;
    }

    /// <inheritdoc/>
    public override SecurityToken ReadToken(string token) => _tokens.ReadToken(token);

    /// <inheritdoc/>
    public void Dispose() => _known.Dispose();

    private sealed record Known(TokenValidationResult Result, BaseConfiguration? Issuer, DateTime Until);
}
