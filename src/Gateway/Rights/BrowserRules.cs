using System.Net;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Reports;
using Microsoft.AspNetCore.CookiePolicy;
using Scalar.AspNetCore;

namespace Kkr.Gateway.Rights;

/// <summary>
/// What browsers are told to allow: nothing from elsewhere, no inline script, no frames; cookies that no script reads and no
/// other site sends; other sites' pages only where they are configured, but for published tables.
/// </summary>
internal static class BrowserRules
{
    private const string Nobody = "frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    /// <summary>Answers of interfaces are data, whatever they hold: nothing in them is ever run, shown or followed.</summary>
    private const string Data = $"default-src 'none'; form-action 'none'; {Nobody}";

    private const string NoDevices =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private static readonly TimeSpan HttpsRemembered = TimeSpan.FromDays(365);

    private static readonly string[] DataPaths = ["/api", "/openapi", "/health", "/metrics", "/dev"];

    /// <summary>Adds what the rules need.</summary>
    public static void AddBrowserRules(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (HttpsRemembered, false));
        services.Configure<CookiePolicyOptions>(cookies =>
        {
            (cookies.HttpOnly, cookies.MinimumSameSitePolicy) = (HttpOnlyPolicy.Always, SameSiteMode.Lax);
            // Not every browser keeps such a cookie of a page that is read on the machine it runs on, without TLS.
            cookies.OnAppendCookie = append => append.CookieOptions.Secure = append.Context.Request.IsHttps || !IsOnThisMachine(append.Context);
        });
        var origins = (configuration["Cors:Origins"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (origins.Length > 0)
            services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins(origins).AllowAnyMethod()
                .WithHeaders("Accept", "Authorization", "Content-Type", CommandHeaders.Key, "If-Match", "If-None-Match", "Last-Event-ID")
                .WithExposedHeaders("ETag", CommandAnswer.Replayed, "Location", "Retry-After", "Total-Count")));
    }

    /// <summary>Tells browsers, with every answer.</summary>
    public static void UseBrowserRules(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            // At the very end: errors clear the headers that were set before, and the reference has chosen its nonce by then.
            context.Response.OnStarting(static state =>
            {
                Tell((HttpContext)state);
                return Task.CompletedTask;
            }, context);
            return next(context);
        });
        app.UseHsts();
        app.UseCookiePolicy();
    }

    private static void Tell(HttpContext context)
    {
        var (path, headers) = (context.Request.Path, context.Response.Headers);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = NoDevices;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = headers.AccessControlAllowOrigin.Count > 0 ? "cross-origin" : "same-origin";
        // What an endpoint says of its own content, such as the hash of a document's styles, stands.
        headers.TryAdd("Content-Security-Policy", PolicyOf(context, path));
    }

    private static string PolicyOf(HttpContext context, PathString path)
    {
        if (DataPaths.Any(data => path.StartsWithSegments(data, StringComparison.OrdinalIgnoreCase))) return Data;
        if (path.StartsWithSegments("/dashboard", StringComparison.OrdinalIgnoreCase)) return Tools("'self'");
        if (!path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase))
            return Pages(context.RequestServices.GetRequiredService<IssuerSettings>().Authority);
        return Tools(context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce ? $"'self' 'nonce-{nonce}'" : "'self'");
    }

    private static bool IsOnThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    /// <summary>Signing out sends a form on to the issuer.</summary>
    private static string Pages(Uri? issuer) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'{(issuer is null ? "" : " " + issuer.GetLeftPart(UriPartial.Authority))}; {Nobody}";

    /// <summary>The dashboard and the API reference write their own styles while they run; their scripts come from here all the same.</summary>
    private static string Tools(string scripts) =>
        $"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'none'; {Nobody}";
}
