using System.Security.Claims;
using Kkr.Pages.Words;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace Kkr.Pages.Session;

/// <summary>Tells who makes a request, from the session's cookie. The API never reads that cookie.</summary>
internal static class Visitors
{
    private const string LanguageCookie = "kkr-language";

    /// <summary>The one who makes a request; read once.</summary>
    public static async Task<Visitor> VisitorAsync(this HttpContext context)
    {
        if (context.Features.Get<Visitor>() is { } known) return known;
        var session = await context.AuthenticateAsync(SignIn.Scheme);
        if (session.Succeeded) context.User = session.Principal;
        var user = session.Succeeded ? session.Principal : new ClaimsPrincipal();
        var forms = context.RequestServices.GetRequiredService<IAntiforgery>();
        var visitor = new Visitor(
            LanguageOf(context), context.Request.Path + context.Request.QueryString, user.FindFirstValue("sub"), user.FindFirstValue("name") ?? user.FindFirstValue("sub"),
            Values(user, "roles"), Values(user, "municipality"), Values(user, "growthTeam"),
            session.Properties?.GetTokenValue("access_token"),
            session.Succeeded || context.Request.Path.StartsWithSegments("/sign-in") ? forms.GetAndStoreTokens(context).RequestToken : null);
        context.Features.Set(visitor);
        return visitor;
    }

    /// <summary>Remembers a language that was asked for.</summary>
    private static Language LanguageOf(HttpContext context)
    {
        var asked = context.Request.Query["lang"].ToString();
        if (asked is "da" or "en" && !context.Response.HasStarted)
            context.Response.Cookies.Append(LanguageCookie, asked, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
        else asked = context.Request.Cookies[LanguageCookie] ?? "da";
        return asked == "en" ? Language.English : Language.Danish;
    }

    private static string[] Values(ClaimsPrincipal user, string type) => [.. user.FindAll(type).Select(c => c.Value).Distinct(StringComparer.Ordinal)];
}
