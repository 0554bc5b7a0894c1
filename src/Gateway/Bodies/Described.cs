using Kkr.Gateway.Reports;
using Microsoft.OpenApi;

namespace Kkr.Gateway.Bodies;

/// <summary>What the API description says of routes that read and change documents with revisions.</summary>
internal static class Described
{
    /// <summary>A reading.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder route, string summary) => route
        .WithSummary(summary).Produces<T>().Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>A parameter of the address.</summary>
    public static RouteHandlerBuilder Asks(
        this RouteHandlerBuilder route, string name, string description, DescribedParameter.Occurrence kind = DescribedParameter.Occurrence.Once) =>
        route.WithMetadata(new DescribedParameter(name, ParameterLocation.Query, description, Kind: kind));

    /// <summary>A parameter of the address that may stand there many times.</summary>
    public static RouteHandlerBuilder AsksMany(this RouteHandlerBuilder route, string name, string description) =>
        route.Asks(name, description, DescribedParameter.Occurrence.Repeated);

    /// <summary>The language of the answer.</summary>
    public static RouteHandlerBuilder AsksLanguage(this RouteHandlerBuilder route) => route.Asks("lang", "da (without it) or en.");

    /// <summary>The key of a command.</summary>
    public static RouteHandlerBuilder TakesKey(this RouteHandlerBuilder route, bool required) => route.WithMetadata(new DescribedParameter(
        CommandHeaders.Key, ParameterLocation.Header, "1–100 visible ASCII characters. The same key with the same content is carried out once.", required));

    /// <summary>Whether a command is described as one that needs a key: what the description says and what is refused are the same.</summary>
    public static bool NeedsKey(Endpoint command) => command.Metadata.OfType<DescribedParameter>().Any(parameter => parameter is { Name: CommandHeaders.Key, Required: true });

    /// <summary>The revision that a command expects.</summary>
    public static RouteHandlerBuilder TakesRevision(this RouteHandlerBuilder route, bool required) => route.WithMetadata(new DescribedParameter(
        "If-Match", ParameterLocation.Header, "The revision that is expected, such as \"3\". Where it is not the current one, nothing is done (412).", required));

    /// <summary>A command.</summary>
    public static RouteHandlerBuilder Takes<TBody, T>(this RouteHandlerBuilder route, string summary, bool makes = false, bool needsKey = false)
        where TBody : notnull
    {
        route = route.WithSummary(summary).Accepts<TBody>("application/json").Produces<T>().TakesKey(needsKey).TakesRevision(required: false);
        if (makes) route = route.Produces<T>(StatusCodes.Status201Created);
        return route
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }
}
