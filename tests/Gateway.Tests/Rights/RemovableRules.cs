using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace Kkr.Gateway.Tests.Rights;

/// <summary>Answers as the gateway does, but lets everybody through where a rule is removed: a fault for the matrix to find.</summary>
internal sealed class RemovableRules : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _real = new();

    /// <summary>Of which endpoints the rule is removed.</summary>
    public Func<Endpoint, bool> Removed { get; set; } = _ => false;

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        Removed(context.GetEndpoint()!) ? next(context) : _real.HandleAsync(next, context, policy, authorizeResult);
}
