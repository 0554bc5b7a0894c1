using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Kkr.Telemetry;

/// <summary>How a process of a cluster logs: one JSON object a line, with the scopes that hold the trace id.</summary>
public static class ClusterLogs
{
    /// <summary>Logs so, unless <c>Logging:Console:FormatterName</c> asks for another form.</summary>
    public static void AddClusterLogs(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Logging:Console:FormatterName"] is { Length: > 0 }) return;
        builder.Logging.AddJsonConsole(json => (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, "O"));
    }
}
