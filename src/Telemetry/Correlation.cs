using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Kkr.Telemetry;

/// <summary>
/// The id that joins what a client was answered, the log lines of gateway and silos, and the trace: the trace id of the
/// W3C <c>traceparent</c> that the client sent, or a new one.
/// </summary>
public static class Correlation
{
    /// <summary>The header of every answer that holds the id; in problem details it is the member <c>traceId</c>.</summary>
    public const string Header = "Trace-Id";

    /// <summary>The id of the request that is being served, 32 hexadecimal digits; null outside of one.</summary>
    public static string? Id => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null;

    /// <summary>Gives every answer the header; first in line, so that answers to faults have it too.</summary>
    public static void UseCorrelation(this WebApplication app) => app.Use(static (context, next) =>
    {
        // At the very end: whoever turns a fault into an answer clears the headers before.
        context.Response.OnStarting(static state =>
        {
            if (Id is { } id) ((HttpContext)state).Response.Headers[Header] = id;
            return Task.CompletedTask;
        }, context);
        return next(context);
    });
}
