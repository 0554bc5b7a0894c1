using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Kkr.Pages.Agreements;
using Kkr.Pages.Api;
using Kkr.Pages.Assets;
using Kkr.Pages.Campaigns;
using Kkr.Pages.Catalogue;
using Kkr.Pages.GrowthTeams;
using Kkr.Pages.Initiatives;
using Kkr.Pages.Layout;
using Kkr.Pages.Municipalities;
using Kkr.Pages.Operations;
using Kkr.Pages.Overview;
using Kkr.Pages.Reports;
using Kkr.Pages.ResultContracts;
using Kkr.Pages.Secretariat;
using Kkr.Pages.Session;
using Kkr.Pages.Tables;
using Kkr.Pages.Words;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.ResponseCompression;

namespace Kkr.Pages;

/// <summary>
/// The web page people use. It is a client of the public API like any other: this project refers to nothing else of the
/// product.
/// </summary>
public static class PagesHost
{
    private static readonly string[] ForPrograms = ["/api", "/dev", "/health", "/metrics", "/openapi", "/dashboard", "/assets"];

    /// <summary>Adds the services of the pages.</summary>
    public static void AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents();
        // Danish letters are written as they are.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddSingleton<WebAssets>();
        services.AddSingleton<OwnCalls>();
        services.AddSingleton<Definitions>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<KkrApi>(provider, new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        { Timeout = TimeSpan.FromMinutes(5) }));
        services.AddCascadingValue(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.Features.Get<Visitor>()!);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "kkr-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The host sets what may frame a page, for all pages.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddSignIn(builder.Configuration);
        // Pages hold no secret beside what the visitor typed; the form token is masked anew each time.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = ["text/html"];
        });
    }

    /// <summary>Gives browsers a page where programs get problem details; the API's own answers stay as they are.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseWhen(context => !IsForPrograms(context.Request.Path), pages => pages.UseResponseCompression().Use(async (context, next) =>
        {
            await next(context);
            var response = context.Response;
            if (response.HasStarted || response.StatusCode is not (404 or 403) || response.ContentType is not null
                || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)) return;
            await context.VisitorAsync();
            await Message(response.StatusCode == 404 ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden).ExecuteAsync(context);
        }));
    }

    /// <summary>Maps every page.</summary>
    public static void MapPages(this WebApplication app)
    {
        WebAssets.Map(app);
        var pages = app.MapGroup("").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter(ServeAsync);
        pages.MapSignIn();
        pages.MapOverview();
        pages.MapMunicipalities();
        pages.MapReports();
        pages.MapUploads();
        pages.MapTables();
        pages.MapResultContracts();
        pages.MapGrowthTeams();
        pages.MapAgreements();
        pages.MapCampaigns();
        pages.MapInitiatives();
        pages.MapSecretariat();
        pages.MapOperations();
        pages.MapGet("/accessibility", () => Page.Of<AccessibilityPage>());
    }

    /// <summary>Who, in which language; that forms came from these pages; and what to show when the API says no.</summary>
    private static async ValueTask<object?> ServeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var visitor = await context.VisitorAsync();
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
            && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            return Page.Of<MessagePage>(400, ("Heading", Text.FormExpired), ("Message", Text.FormExpiredMessage));
        try
        {
            return await next(invocation);
        }
        catch (ApiException exception) when (exception.Status == HttpStatusCode.Unauthorized || (exception.Status == HttpStatusCode.Forbidden && !visitor.IsSignedIn))
        {
            return Results.LocalRedirect($"/sign-in?return={Uri.EscapeDataString(HttpMethods.IsGet(context.Request.Method) ? visitor.Path : "/")}");
        }
        catch (ApiException exception)
        {
            return Message(exception.Status);
        }
        catch (HttpRequestException)
        {
            return Message(HttpStatusCode.ServiceUnavailable);
        }
    }

    private static IResult Message(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => Page.Of<MessagePage>(404, ("Heading", Text.NotFound), ("Message", Text.NotFoundMessage)),
        HttpStatusCode.Forbidden => Page.Of<MessagePage>(403, ("Heading", Text.NotForYou), ("Message", Text.NotForYouMessage)),
        HttpStatusCode.BadRequest => Page.Of<MessagePage>(400, ("Heading", Text.NotFound), ("Message", Text.NotFoundMessage)),
        _ => Page.Of<MessagePage>(503, ("Heading", Text.Unavailable), ("Message", Text.UnavailableMessage)),
    };

    private static bool IsForPrograms(PathString path)
    {
        foreach (var start in ForPrograms)
            if (path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
