using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Kkr.Testing.Oidc;

/// <summary>The provider's keys: the first one signs, and all are published.</summary>
internal sealed class SigningKeys : IDisposable
{
    private readonly List<RsaSecurityKey> _keys = [];
    private readonly List<RSA> _made = [];

    public SigningKeys() => Add();

    /// <summary>All keys that tokens may be signed with, the current one first.</summary>
    public IReadOnlyList<RsaSecurityKey> All
    {
        get
        {
            lock (_keys) return [.. _keys];
        }
    }

    /// <summary>A key that signs from now on.</summary>
    public void Add()
    {
        var key = Make();
        lock (_keys) _keys.Insert(0, key);
    }

    /// <summary>Lets all keys go but the one that signs.</summary>
    public void DropOld()
    {
        lock (_keys) _keys.RemoveRange(1, _keys.Count - 1);
    }

    /// <summary>A key that nobody publishes, under a key id.</summary>
    public RsaSecurityKey Make(string? id = null)
    {
        var rsa = RSA.Create(2048);
        lock (_made) _made.Add(rsa);
        // Without a cache of its own, what is signed with one key could come from another of the same id.
        return new(rsa) { KeyId = id ?? Guid.NewGuid().ToString("N"), CryptoProviderFactory = new() { CacheSignatureProviders = false } };
    }

    public void Dispose()
    {
        foreach (var rsa in _made) rsa.Dispose();
    }
}
