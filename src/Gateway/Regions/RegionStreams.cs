using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kkr.Catalogue;
using Kkr.Gateway.Problems;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Regions;
using Kkr.Reports;

namespace Kkr.Gateway.Regions;

/// <summary>
/// Tells followers of a region what changes. Each follower looks for itself, twice a second, at the gateway's copies of
/// the tables: what happens between two looks, or while a slow follower is being written to, is one event, and nothing
/// ever waits in a queue.
/// </summary>
internal sealed class RegionStreams(
    IGrainFactory grains, KnownDataSets dataSets, PeriodRows rows, IHostApplicationLifetime lifetime, TimeProvider clock) : IDisposable
{
    private const int MaxFollowers = 1_000;
    private const int RoundsBetweenDeadlines = 4;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _places = new(MaxFollowers, MaxFollowers);

    /// <summary>Takes a place for one more follower; false when all are taken.</summary>
    public bool TryEnter() => _places.Wait(0);

    /// <summary>Gives the place back.</summary>
    public void Leave() => _places.Release();

    /// <summary>Writes events until the follower goes or the gateway stops.</summary>
    /// <param name="area">The region.</param>
    /// <param name="all">Whether the follower sees all that is submitted, and what is overdue.</param>
    /// <param name="since">The <c>Last-Event-ID</c>: what the ledger holds beyond it is told again; null for news only.</param>
    /// <param name="response">Where events are written.</param>
    public async Task FollowAsync(AreaCode area, bool all, long? since, HttpResponse response)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(response.HttpContext.RequestAborted, lifetime.ApplicationStopping);
        var seen = new Dictionary<string, PeriodRows.Known>(StringComparer.Ordinal);
        ImmutableHashSet<ReportKey>? overdue = null;
        var written = clock.GetTimestamp();
        try
        {
            using var timer = new PeriodicTimer(Round, clock);
            // The first look comes before the first word: what a follower does once it hears that is news to it.
            var news = new StringBuilder("retry: 2000\n: open\n\n");
            for (var round = 0; ; round++, news.Clear())
            {
                await LookAtTablesAsync(area, all, since, seen, news, stop.Token);
                if (all && round % RoundsBetweenDeadlines == 0) overdue = await LookAtDeadlinesAsync(area, overdue, news, stop.Token);
                if (news.Length == 0 && clock.GetElapsedTime(written) > Heartbeat) news.Append(": heartbeat\n\n");
                if (news.Length > 0)
                {
                    await WriteAsync(response, news.ToString(), stop.Token);
                    written = clock.GetTimestamp();
                }

                await timer.WaitForNextTickAsync(stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The follower went, or the gateway stops: either way the answer ends here, complete.
        }
    }

    private async Task LookAtTablesAsync(
        AreaCode area, bool all, long? since, Dictionary<string, PeriodRows.Known> seen, StringBuilder news, CancellationToken cancellationToken)
    {
        var changed = new List<RegionEvent>();
        try
        {
            foreach (var dataSet in await dataSets.ListAsync(cancellationToken))
            {
                var id = dataSet.Definition.Id;
                var now = await rows.ReadAsync(new(area, id), dataSet, all, cancellationToken);
                var before = seen.GetValueOrDefault(id);
                seen[id] = now;
                if (before is not null && before.Version == now.Version && before.Revision == now.Revision) continue;
                ImmutableArray<Period> periods = before is not null ? RegionStreamRules.Changed(before.Periods, now.Periods)
                    : since is { } position ? [.. now.Positions.Where(p => p.Value > position).Select(p => p.Key).Order()]
                    : [];
                if (!periods.IsEmpty)
                    changed.Add(new(area, id, now.AsOf, periods, [.. periods.SelectMany(p => now.Periods.GetValueOrDefault(p, []))]));
            }
        }
        catch (Exception exception) when (UnavailableHandler.IsPassing(exception))
        {
            // The cluster is away for a moment: the next round finds what changed meanwhile.
        }

        if (changed.Count == 0) return;
        // Resuming from here may tell a change twice, and never leaves one out: every table holds at least this much.
        var covered = seen.Values.Min(k => k.Covered).ToString(CultureInfo.InvariantCulture);
        foreach (var happened in changed) Append(news, covered, "aggregate", happened);
    }

    private async Task<ImmutableHashSet<ReportKey>?> LookAtDeadlinesAsync(
        AreaCode area, ImmutableHashSet<ReportKey>? before, StringBuilder news, CancellationToken cancellationToken)
    {
        ImmutableArray<OverdueObligation> overdue;
        try
        {
            overdue = [.. (await grains.Deadlines(area).ReadAsync(cancellationToken)).Where(o => o.NoticedAt is not null)];
        }
        catch (Exception exception) when (UnavailableHandler.IsPassing(exception))
        {
            return before;
        }

        var now = overdue.Select(o => o.Report).ToImmutableHashSet();
        if (before is null || now.SetEquals(before)) return now;
        if (overdue.Where(o => !before.Contains(o.Report)).ToList() is { Count: > 0 } became)
            Append(news, null, "overdue", OverdueAnswer.Of(became));
        if (before.Except(now) is { IsEmpty: false } settled)
            Append(news, null, "settled", new { settled = settled.Select(k => new { code = k.Reporter, k.DataSet, k.Period }) });
        return now;
    }

    private static void Append<T>(StringBuilder news, string? id, string name, T data)
    {
        if (id is not null) news.Append("id: ").Append(id).Append('\n');
        news.Append("event: ").Append(name).Append("\ndata: ").Append(JsonSerializer.Serialize(data, GatewayJson.Options)).Append("\n\n");
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }

    public void Dispose() => _places.Dispose();
}
