using System.Diagnostics.Metrics;

namespace Kkr.Reports;

/// <summary>
/// What became of submissions, however they came in, meter <c>Kkr.Reports</c>. Tags are kinds, never who or what.
/// </summary>
public sealed class SubmissionMetrics
{
    private readonly Counter<long> _received;
    private readonly Counter<long> _acknowledged;
    private readonly Counter<long> _replayed;
    private readonly Counter<long> _refused;

    /// <summary>Makes the counters.</summary>
    public SubmissionMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Kkr.Reports");
        _received = meter.CreateCounter<long>("kkr.submissions.received", "{submission}", "Submissions that reached their report.");
        _acknowledged = meter.CreateCounter<long>("kkr.submissions.acknowledged", "{submission}", "Submissions that were recorded.");
        _replayed = meter.CreateCounter<long>("kkr.submissions.replayed", "{submission}", "Submissions that had been recorded before.");
        _refused = meter.CreateCounter<long>("kkr.submissions.refused", "{submission}", "Submissions that a rule refused, by the kind of refusal.");
        // What has not happened yet shows as none, so that the first time is seen as a change.
        foreach (var counter in (Counter<long>[])[_received, _acknowledged, _replayed]) counter.Add(0);
        foreach (var kind in Enum.GetValues<RefusalKind>()) _refused.Add(0, KindOf(kind));
    }

    /// <summary>Counts a submission that has come; what is never answered shows as the difference.</summary>
    public void Received() => _received.Add(1);

    /// <summary>Counts what became of it.</summary>
    public void Answered(RefusalKind? refusal, bool replayed)
    {
        if (refusal is { } kind) _refused.Add(1, KindOf(kind));
        else if (replayed) _replayed.Add(1);
        else _acknowledged.Add(1);
    }

    private static KeyValuePair<string, object?> KindOf(RefusalKind kind) => new("kind", kind.ToString());
}
