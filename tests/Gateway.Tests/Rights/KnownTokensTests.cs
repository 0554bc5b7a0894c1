using System.Security.Claims;
using System.Security.Cryptography;
using Kkr.Gateway.Rights;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Kkr.Gateway.Tests.Rights;

/// <summary>A token that was valid is not checked again for a while, and never held for valid when it is not.</summary>
public sealed class KnownTokensTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);
    private readonly KnownTokens _tokens;
    private readonly TokenValidationParameters _parameters;
    private OpenIdConnectConfiguration _issuer;
    private int _checks;

    public KnownTokensTests()
    {
        // The library looks at its switch once in a process, and other tests need it set.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);
        _tokens = new(_clock);
        _issuer = IssuerWith(_rsa);
        _parameters = new()
        {
            ConfigurationManager = new Issuer(() => _issuer) { UseLastKnownGoodConfiguration = false },
            ValidAudience = "kkr",
            ValidateIssuer = false,
            ClockSkew = TimeSpan.FromSeconds(60),
            LifetimeValidator = (_, expires, _, _) =>
            {
                _checks++;
                return _clock.GetUtcNow().UtcDateTime <= expires + TimeSpan.FromSeconds(60);
            },
        };
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _rsa.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task A_valid_token_is_checked_once_and_keeps_its_claims()
    {
        var token = Token(_rsa, TimeSpan.FromHours(1));
        for (var i = 0; i < 5; i++)
        {
            var result = await _tokens.ValidateTokenAsync(token, _parameters);
            Assert.True(result.IsValid);
            Assert.Equal("anna", result.ClaimsIdentity.FindFirst("sub")?.Value);
        }

        Assert.Equal(1, _checks);
        Assert.Equal("bo", (await _tokens.ValidateTokenAsync(Token(_rsa, TimeSpan.FromHours(1), "bo"), _parameters)).ClaimsIdentity.FindFirst("sub")?.Value);
    }

    [Fact]
    public async Task A_token_is_valid_no_longer_than_it_says()
    {
        var token = Token(_rsa, TimeSpan.FromSeconds(10));
        Assert.True((await _tokens.ValidateTokenAsync(token, _parameters)).IsValid);
        _clock.Advance(TimeSpan.FromSeconds(69));
        Assert.True((await _tokens.ValidateTokenAsync(token, _parameters)).IsValid);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.False((await _tokens.ValidateTokenAsync(token, _parameters)).IsValid);
    }

    [Fact]
    public async Task A_withdrawn_key_ends_the_tokens_that_it_signed()
    {
        var token = Token(_rsa, TimeSpan.FromHours(1));
        Assert.True((await _tokens.ValidateTokenAsync(token, _parameters)).IsValid);
        _issuer = IssuerWith(_other);
        Assert.False((await _tokens.ValidateTokenAsync(token, _parameters)).IsValid);
        Assert.True((await _tokens.ValidateTokenAsync(Token(_other, TimeSpan.FromHours(1)), _parameters)).IsValid);
    }

    [Fact]
    public async Task What_is_not_valid_is_not_remembered()
    {
        var forged = Token(_other, TimeSpan.FromHours(1));
        Assert.False((await _tokens.ValidateTokenAsync(forged, _parameters)).IsValid);
        Assert.False((await _tokens.ValidateTokenAsync(forged, _parameters)).IsValid);
        var token = Token(_rsa, TimeSpan.FromHours(1));
        Assert.True((await _tokens.ValidateTokenAsync(token, _parameters)).IsValid);
        Assert.False((await _tokens.ValidateTokenAsync(token[..^4] + "AAAA", _parameters)).IsValid);
    }

    [Fact]
    public async Task Who_brings_a_known_token_is_found_without_checking_it_again()
    {
        var options = new JwtBearerOptions { ConfigurationManager = null, TokenValidationParameters = _parameters };
        _parameters.ConfigurationManager = null;
        _parameters.IssuerSigningKey = new RsaSecurityKey(_rsa) { KeyId = "one" };
        var token = Token(_rsa, TimeSpan.FromSeconds(10));
        Assert.Null(_tokens.Find(token, options));
        var identity = (await _tokens.ValidateTokenAsync(token, _parameters)).ClaimsIdentity;
        Assert.Same(identity, _tokens.Find(token, options));
        Assert.Null(_tokens.Find(token + "A", options));
        Assert.Null(_tokens.Find(token.AsSpan(1), options));
        Assert.Equal(1, _checks);
        _clock.Advance(TimeSpan.FromSeconds(69));
        Assert.Same(identity, _tokens.Find(token, options));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(_tokens.Find(token, options));
    }

    [Fact]
    public async Task A_known_token_is_not_found_once_its_key_is_withdrawn_or_the_keys_are_not_at_hand()
    {
        using var never = new CancellationTokenSource();
        var reading = Task.Delay(Timeout.Infinite, never.Token).ContinueWith(_ => (BaseConfiguration)_issuer, TaskScheduler.Default);
        var token = Token(_rsa, TimeSpan.FromHours(1));
        await _tokens.ValidateTokenAsync(token, _parameters);
        Assert.NotNull(_tokens.Find(token, OptionsOf(() => Task.FromResult<BaseConfiguration>(_issuer))));
        Assert.Null(_tokens.Find(token, OptionsOf(() => reading)));
        Assert.Null(_tokens.Find(token, OptionsOf(() => Task.FromException<BaseConfiguration>(new InvalidOperationException("away")))));
        _issuer = IssuerWith(_other);
        Assert.Null(_tokens.Find(token, OptionsOf(() => Task.FromResult<BaseConfiguration>(_issuer))));
        await never.CancelAsync();
        await reading;

        JwtBearerOptions OptionsOf(Func<Task<BaseConfiguration>> read) => new() { ConfigurationManager = new Keys(read), TokenValidationParameters = _parameters };
    }

    private string Token(RSA key, TimeSpan lifetime, string subject = "anna")
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Audience = "kkr",
            Subject = new([new Claim("sub", subject)]),
            NotBefore = now,
            IssuedAt = now,
            Expires = now + lifetime,
            SigningCredentials = new(new RsaSecurityKey(key) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
        });
    }

    private static OpenIdConnectConfiguration IssuerWith(RSA key)
    {
        var issuer = new OpenIdConnectConfiguration { Issuer = "https://issuer.test" };
        issuer.SigningKeys.Add(new RsaSecurityKey(key) { KeyId = "one" });
        return issuer;
    }

    private sealed class Keys(Func<Task<BaseConfiguration>> read) : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>
    {
        public override Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) => read();

        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) => (OpenIdConnectConfiguration)await read();

        public override void RequestRefresh()
        {
        }
    }

    private sealed class Issuer(Func<BaseConfiguration> read) : BaseConfigurationManager
    {
        public override Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) => Task.FromResult(read());

        public override void RequestRefresh()
        {
        }
    }
}
