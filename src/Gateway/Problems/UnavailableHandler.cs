using System.Data.Common;
using Kkr.Catalogue;
using Kkr.Gateway.Rights;
using Kkr.Ledger;
using Microsoft.AspNetCore.Diagnostics;
using Orleans.Runtime.Messaging;

namespace Kkr.Gateway.Problems;

/// <summary>Turns what goes wrong behind the gateway into an answer that a client can act on.</summary>
internal sealed partial class UnavailableHandler(ILogger<UnavailableHandler> log) : IExceptionHandler
{
    /// <summary>Whether an exception says that something is busy or away: to be repeated, and safe to repeat.</summary>
    public static bool IsPassing(Exception exception) => exception
        is LedgerOverloadedException or LedgerUnavailableException or TimeoutException or OrleansMessageRejectionException
        or SiloUnavailableException or ConnectionFailedException or ClientNotAvailableException or GatewayTooBusyException or EnumerationAbortedException
        or IssuerUnavailableException
        // What Orleans keeps in the database could not be read there: a snapshot, a reminder.
        or DbException;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                await ProblemAnswers.Create(
                    bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too-large" : "malformed",
                    new("Forespørgslen kan ikke læses.", "The request can't be read.")).ExecuteAsync(httpContext);
                return true;
            case OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested:
                httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return true;
            // Cancelled by somebody else: a grain that was stopped while it started, for example.
            case OperationCanceledException:
            case var _ when IsPassing(exception):
                LogUnavailable(exception.GetType().Name, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName ?? "");
                httpContext.Response.Headers.RetryAfter = "1";
                await ProblemAnswers.Create(
                    StatusCodes.Status503ServiceUnavailable, "unavailable",
                    new Text("Prøv igen om lidt med samme nøgle; intet tælles to gange.", "Try again shortly with the same key; nothing counts twice."))
                    .ExecuteAsync(httpContext);
                return true;
            default:
                LogFailed(exception, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName ?? "");
                await ProblemAnswers.Create(
                    StatusCodes.Status500InternalServerError, "internal",
                    new Text("Noget gik galt hos os.", "Something went wrong on our side.")).ExecuteAsync(httpContext);
                return true;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Reason}: {Method} {Endpoint} answered 503")]
    private partial void LogUnavailable(string reason, string method, string endpoint);

    [LoggerMessage(2, LogLevel.Error, "{Method} {Endpoint} failed")]
    private partial void LogFailed(Exception exception, string method, string endpoint);

    private readonly ILogger log = log;
}
