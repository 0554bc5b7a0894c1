using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Kkr.Gateway.Rights;

/// <summary>
/// The proxies whose word is taken for where a request came from and by which scheme: those in <c>Proxies:Trusted</c>
/// (addresses and networks, separated by commas), <c>Proxies:Hops</c> of them in a row. Nobody else's headers count.
/// </summary>
internal static class TrustedProxies
{
    /// <summary>Takes the word of the configured proxies.</summary>
    /// <exception cref="InvalidOperationException">What is configured is neither an address nor a network.</exception>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var section = app.Configuration.GetSection("Proxies");
        var trusted = (section["Trusted"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (trusted.Length == 0) return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = section.GetValue("Hops", 1),
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in trusted)
        {
            if (IPAddress.TryParse(text, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(text, out var network)) options.KnownIPNetworks.Add(network);
            else throw new InvalidOperationException($"Proxies:Trusted must be addresses and networks (10.0.0.0/8), and holds {text}.");
        }

        app.UseForwardedHeaders(options);
    }
}
