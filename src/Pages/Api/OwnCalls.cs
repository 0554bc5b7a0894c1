using System.Security.Cryptography;
using System.Text;

namespace Kkr.Pages.Api;

/// <summary>
/// Tells the calls by which the pages of this process read its API from everybody else's: they come from this machine, and
/// the visitor's request that they serve has been counted already.
/// </summary>
public sealed class OwnCalls
{
    private const string Header = "Kkr-Own-Call";

    private readonly string _secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Marks a call as this process's own.</summary>
    internal void Mark(HttpRequestMessage request) => request.Headers.Add(Header, _secret);

    /// <summary>Whether a request is one of this process's own.</summary>
    public bool Is(HttpRequest request) => request.Headers[Header] is [{ } told]
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(told), Encoding.UTF8.GetBytes(_secret));
}
