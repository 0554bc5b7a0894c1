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

    /// <summary>A command.</summary>
    public static RouteHandlerBuilder Takes<TBody, T>(this RouteHandlerBuilder route, string summary, bool makes = false)
        where TBody : notnull
    {
        route = route.WithSummary(summary).Accepts<TBody>("application/json").Produces<T>();
        if (makes) route = route.Produces<T>(StatusCodes.Status201Created);
        return route
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }
}
