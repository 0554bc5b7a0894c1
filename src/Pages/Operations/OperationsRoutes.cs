using System.Net;
using Kkr.Pages.Api;
using Kkr.Pages.Session;

namespace Kkr.Pages.Operations;

/// <summary>The health of the cluster at a glance.</summary>
internal static class OperationsRoutes
{
    private const int MostKinds = 12;

    public static void MapOperations(this RouteGroupBuilder pages) =>
        pages.MapGet("/operations", async (HttpContext context, KkrApi api) =>
        {
            var (visitor, stop) = (await context.VisitorAsync(), context.RequestAborted);
            if (!visitor.IsOperator) throw new ApiException(new(visitor.IsSignedIn ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized, null, null, false));
            var ready = await api.SendAsync(visitor, HttpMethod.Get, "/health/ready", null, null, null, stop);
            var counters = await api.FindAsync<Counters>(visitor, "/dashboard/DashboardCounters", stop);
            // Verifying recomputes every chain: it is done when asked for.
            var ledger = context.Request.Query["verify"] == "true" ? await api.FindAsync<LedgerCheck>(visitor, "/api/v1/ledger/verify", stop) : null;
            return Page.Of<OperationsPage>(
                ("IsReady", ready.IsSuccess), ("Hosts", counters?.Hosts ?? []),
                ("Kinds", (counters?.SimpleGrainStats ?? []).GroupBy(s => s.GrainType, StringComparer.Ordinal)
                    .Select(g => new GrainKind(g.Key.Split('.')[^1], g.Sum(s => s.ActivationCount), g.Sum(s => s.TotalCalls), g.Sum(s => s.TotalExceptions)))
                    .Where(k => !k.Name.StartsWith("Reminder", StringComparison.Ordinal)).OrderByDescending(k => k.Activations).Take(MostKinds).ToList()),
                ("Asked", context.Request.Query["verify"] == "true"), ("Ledger", ledger));
        });
}

/// <summary>What the dashboard counts.</summary>
/// <param name="Hosts">The silos.</param>
/// <param name="SimpleGrainStats">The grains.</param>
public sealed record Counters(IReadOnlyList<Host>? Hosts, IReadOnlyList<GrainStats>? SimpleGrainStats);

/// <summary>A silo.</summary>
/// <param name="SiloName">Its name.</param>
/// <param name="HostName">The machine.</param>
/// <param name="SiloAddress">Its address.</param>
/// <param name="Status">Its status.</param>
/// <param name="StartTime">Since when it runs.</param>
public sealed record Host(string? SiloName, string? HostName, string? SiloAddress, string? Status, DateTimeOffset? StartTime);

/// <summary>Grains of a kind on a silo.</summary>
/// <param name="GrainType">The kind.</param>
/// <param name="ActivationCount">How many are active.</param>
/// <param name="TotalCalls">How many calls they took of late.</param>
/// <param name="TotalExceptions">How many of those failed.</param>
public sealed record GrainStats(string GrainType, long ActivationCount, long TotalCalls, long TotalExceptions);

/// <summary>Grains of a kind in the cluster.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Activations">How many are active.</param>
/// <param name="Calls">How many calls they took of late.</param>
/// <param name="Failures">How many of those failed.</param>
public sealed record GrainKind(string Name, long Activations, long Calls, long Failures);

/// <summary>What verifying the ledger found.</summary>
/// <param name="Entries">How many entries were checked.</param>
/// <param name="Valid">Whether all of them are as they were written.</param>
public sealed record LedgerCheck(long? Entries, bool Valid);
