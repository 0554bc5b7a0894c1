namespace Kkr.Gateway;

/// <summary>
/// Who asks for the head of an answer gets it wherever there is an answer (RFC 9110, 9.3.2): the endpoint of a GET answers, and the
/// server sends its headers alone.
/// </summary>
internal static class HeadRequests
{
    /// <summary>Chooses the endpoint, that of a GET for a HEAD: stands where <c>UseRouting</c> would.</summary>
    public static void UseRoutingOfHeads(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (!HttpMethods.IsHead(context.Request.Method)) return next(context);
            context.Request.Method = HttpMethods.Get;
            context.Features.Set(Mark.Instance);
            return next(context);
        });
        app.UseRouting();
        app.Use((context, next) =>
        {
            if (context.Features.Get<Mark>() is not null) context.Request.Method = HttpMethods.Head;
            return next(context);
        });
    }

    /// <summary>Marks a request as one for a head while its endpoint is chosen. A feature costs other requests nothing; an item would make each a dictionary.</summary>
    private sealed class Mark
    {
        public static Mark Instance { get; } = new();
    }
}
