using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;
using Kkr.Tables;

namespace Kkr.Catalogue;

/// <summary>Reports as tests submit them, by the same rules and folds as the system's own.</summary>
internal static class GivenContent
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static readonly ImmutableDictionary<string, DuplicateDecision> Undecided = ImmutableDictionary<string, DuplicateDecision>.Empty;

    public static SubmitReport Command(Submission submission) => new(
        new("k", new("anne", [Role.Secretariat], [], [])), submission, null);

    public static Report Submitted(this Report report, DataSetDefinition definition, Submission submission, Surroundings? surroundings = null) =>
        ReportFold.Apply(report, new Happened<ReportEvent>(
            report.Revision + 1, DateTimeOffset.UnixEpoch, "anne", EntryHash.None,
            ReportRules.Submit(report, definition, Command(submission), Today, surroundings: surroundings).Accept()))
            with
        { Position = report.Position + 1 };

    public static Report Report(DataSetDefinition definition, string reporter, string period) =>
        Reports.Report.Empty(new(AreaCode.Parse(reporter), definition.Id, Period.Parse(period)));

    public static Submission Figures(params (string At, decimal Value)[] figures) => new(
        [.. figures.Select((f, i) => new SubmittedFigure(
            i, [.. f.At.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => KeyValuePair.Create(p.Split('=')[0], p.Split('=')[1]))], f.Value, null))],
        false, null, []);

    public static Submission Records(params SubmittedRecord[] records) => new([], false, null, [])
    {
        Records = [.. records],
        Sent = [ContentKind.Records],
    };

    public static Submission Answers(params (string Question, string Choice)[] answers) => new([], false, null, [])
    {
        Answers = [.. answers.Select((a, i) => new SubmittedAnswer(i, a.Question, a.Choice))],
        Sent = [ContentKind.Answers],
    };

    public static SubmittedRecord Match(int index, string id, string firm, string candidate, string type = "praktik") => new(index, id,
    [
        new("matchtype", [type]), new("arbejdsomraade", ["it"]), new("skabt-af", ["jobcenter"]),
        new("virksomhed", [Hash("virksomhed", firm)]), new("kandidat", [Hash("kandidat", candidate)]),
    ]);

    public static string Hash(string attribute, string value) => KeyedHash.Of(new byte[32], "vvv-match", attribute, value);

    public static TableState Table(params IEnumerable<Report> reports) => TableState.Empty.With(reports);

    public static IndicatorSource Source(DataSetDefinition definition, params IEnumerable<Report> reports) => new(definition, Table(reports), Undecided);
}
