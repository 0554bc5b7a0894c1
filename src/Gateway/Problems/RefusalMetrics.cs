using System.Diagnostics.Metrics;
using Kkr.Telemetry;

namespace Kkr.Gateway.Problems;

/// <summary>Counts what is answered with problem details, meter <c>Kkr.Gateway</c>, by the last part of the problem's type.</summary>
internal sealed class RefusalMetrics
{
    private readonly Counter<long> _refused;

    public RefusalMetrics(IMeterFactory meters) =>
        _refused = meters.Create("Kkr.Gateway").CreateCounter<long>("kkr.gateway.refusals", "{answer}", "Requests answered with a problem, by its kind.");

    /// <summary>Counts each problem as it is written, and gives it the id that its log lines carry.</summary>
    public static void Observe(ProblemDetailsOptions options) => options.CustomizeProblemDetails = static written =>
    {
        var problem = written.ProblemDetails;
        if (Correlation.Id is { } id) problem.Extensions["traceId"] = id;
        // Types of ours are a short list; whatever else frameworks write counts as one.
        var kind = problem.Type is { } type && type.IndexOf("/problems/", StringComparison.Ordinal) is >= 0 and var at ? type[(at + "/problems/".Length)..] : "other";
        written.HttpContext.RequestServices.GetRequiredService<RefusalMetrics>()._refused.Add(
            1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("status", problem.Status));
    };
}
