using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Kkr.Gateway.Bodies;

/// <summary>
/// What the API description says beside what the types of endpoints say: how to sign in, and the headers and parameters that
/// handlers read by themselves.
/// </summary>
internal static class ApiDescription
{
    private const string Bearer = "bearer";

    /// <summary>Completes the description.</summary>
    public static void Complete(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Components ??= new();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "A token of the configured issuer, with the claims roles, municipality and growthTeam.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var endpoint = context.Description.ActionDescriptor.EndpointMetadata;
            if (endpoint.OfType<IAuthorizeData>().Any() && !endpoint.OfType<IAllowAnonymous>().Any())
                operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
            foreach (var parameter in endpoint.OfType<DescribedParameter>()) (operation.Parameters ??= []).Add(parameter.Describe());
            return Task.CompletedTask;
        });
    }
}
