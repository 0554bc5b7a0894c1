using Microsoft.AspNetCore.Authorization;

namespace Kkr.Gateway.Rights;

/// <summary>
/// Which rule each endpoint has. One without would be refused to everybody by the fallback rule; it is found when the
/// gateway is built, and a gateway does not start with one.
/// </summary>
public static class DeclaredRules
{
    /// <summary>What stands for being open to everybody.</summary>
    public const string Everybody = "everybody";

    /// <summary>Every endpoint that is mapped so far, and its rule; null where none is declared by name.</summary>
    public static IEnumerable<(string Endpoint, string? Rule)> Of(IEndpointRouteBuilder routes) => routes.DataSources
        .SelectMany(source => source.Endpoints)
        .Select(endpoint => (NameOf(endpoint), RuleOf(endpoint)));

    /// <summary>The rule of an endpoint; null where none is declared by name.</summary>
    public static string? RuleOf(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return Everybody;
        var names = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).ToArray();
        return names.Length > 0 && names.All(name => name is not null && Policy.All.ContainsKey(name)) ? string.Join(" + ", names) : null;
    }

    /// <summary>Makes sure that every endpoint has a rule.</summary>
    /// <exception cref="InvalidOperationException">Some have none; the message names them.</exception>
    public static void EnsureRules(this WebApplication app)
    {
        var without = Of(app).Where(e => e.Rule is null).Select(e => e.Endpoint).ToArray();
        if (without.Length > 0)
            throw new InvalidOperationException($"Endpoints without a rule of who may use them (Policy, or AllowAnonymous): {string.Join("; ", without)}.");
    }

    private static string NameOf(Endpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return $"{(methods.Count > 0 ? string.Join(',', methods) : "*")} {(endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName}";
    }
}
