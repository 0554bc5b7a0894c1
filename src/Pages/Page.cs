using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kkr.Pages;

/// <summary>Answers with a page.</summary>
internal static class Page
{
    /// <summary>The page with its parameters.</summary>
    public static IResult Of<TComponent>(params (string Name, object? Value)[] parameters) where TComponent : IComponent =>
        new RazorComponentResult<TComponent>(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)) { PreventStreamingRendering = true };

    /// <summary>The page with a status other than 200.</summary>
    public static IResult Of<TComponent>(int status, params (string Name, object? Value)[] parameters) where TComponent : IComponent =>
        new RazorComponentResult<TComponent>(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal))
        { PreventStreamingRendering = true, StatusCode = status };
}
