using System.Globalization;

namespace Kkr.Testing.History;

/// <summary>
/// Compares what clients were told with the ledger, the reports and the tables, and names what does not fit. It adds up
/// the ledger by its own few lines and shares no code with what it judges.
/// </summary>
public sealed partial class HistoryChecker
{
    private readonly RecordedRun _run;
    private readonly List<Violation> _violations = [];

    /// <summary>The states that each report went through in the run, the one before it first.</summary>
    private readonly Dictionary<ReportId, List<ReportState>> _states = [];

    private readonly Dictionary<(string Reporter, string Key), LedgerRow> _recorded = [];

    private HistoryChecker(RecordedRun run) => _run = run;

    /// <summary>Everything wrong with a run; empty for a clean one.</summary>
    public static IReadOnlyList<Violation> Check(RecordedRun run) => Check(run, out _);

    /// <summary>Everything wrong with a run, and what the reports say after it.</summary>
    public static IReadOnlyList<Violation> Check(RecordedRun run, out IReadOnlyDictionary<ReportId, ReportState> after)
    {
        ArgumentNullException.ThrowIfNull(run);
        var checker = new HistoryChecker(run);
        checker.CheckLedger();
        checker.CheckCommands();
        checker.CheckOrder();
        checker.CheckReports();
        checker.CheckTables();
        after = checker._states.ToDictionary(s => s.Key, s => s.Value[^1]);
        return checker._violations;
    }

    private ReportState Last(ReportId report) => States(report)[^1];

    private List<ReportState> States(ReportId report)
    {
        if (!_states.TryGetValue(report, out var states)) _states[report] = states = [_run.Before.GetValueOrDefault(report, ReportState.None)];
        return states;
    }

    private void Found(ViolationKind kind, FormattableString what) => _violations.Add(new(kind, what.ToString(CultureInfo.InvariantCulture)));
}
