using System.Text.Json;
using Kkr.Pages.Regions;

namespace Kkr.Pages.Reports;

/// <summary>A report as it stands.</summary>
/// <param name="Revision">How many changes it has seen.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Comment">The remark on the newest submission.</param>
/// <param name="SubmittedBy">Who submitted last.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="Approval">Who approved.</param>
/// <param name="ChangedSinceApproval">Whether the content is another than the approved one.</param>
/// <param name="Lock">Why it is closed to change.</param>
/// <param name="Draft">What is saved and not submitted.</param>
/// <param name="Records">Its records.</param>
/// <param name="Answers">Its answers.</param>
public sealed record Report(
    long Revision, string Status, IReadOnlyList<Figure> Figures, string? Comment, string? SubmittedBy, DateTimeOffset? SubmittedAt,
    Approval? Approval, bool ChangedSinceApproval, Locked? Lock, Draft? Draft,
    IReadOnlyList<Dictionary<string, JsonElement>>? Records, IReadOnlyList<GivenAnswer>? Answers);

/// <summary>A figure.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Value">The figure.</param>
/// <param name="Missing">Why it is missing.</param>
public sealed record Figure(IReadOnlyDictionary<string, string> At, decimal? Value, string? Missing);

/// <summary>An answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Choice">The choice.</param>
public sealed record GivenAnswer(string? Question, string? Choice);

/// <summary>That somebody stands for a content.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record Approval(string By, DateTimeOffset At);

/// <summary>What is saved and not submitted.</summary>
/// <param name="Figures">Its figures.</param>
/// <param name="Comment">The remark.</param>
/// <param name="SavedBy">Who saved it.</param>
/// <param name="SavedAt">When.</param>
/// <param name="Answers">Its answers.</param>
public sealed record Draft(IReadOnlyList<Figure> Figures, string? Comment, string SavedBy, DateTimeOffset SavedAt, IReadOnlyList<GivenAnswer>? Answers);

/// <summary>A report's history.</summary>
/// <param name="Revisions">Its revisions, the oldest first.</param>
public sealed record History(IReadOnlyList<Revision> Revisions);

/// <summary>A revision.</summary>
/// <param name="Number">Which.</param>
/// <param name="Kind">What happened.</param>
/// <param name="By">Who did it.</param>
/// <param name="OnBehalf">Whether on the reporter's behalf.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="Status">The status it led to.</param>
/// <param name="Changes">What changed.</param>
/// <param name="Comment">The remark made with it.</param>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="Hash">Its digest.</param>
public sealed record Revision(
    [property: System.Text.Json.Serialization.JsonPropertyName("revision")] long Number, string Kind, string By, bool OnBehalf,
    DateTimeOffset RecordedAt, string Status, IReadOnlyList<Change> Changes, string? Comment, string Position, string Hash);

/// <summary>How a figure, a record or an answer changes.</summary>
/// <param name="At">Where a figure stands.</param>
/// <param name="Record">A record's id.</param>
/// <param name="Question">An answered question.</param>
/// <param name="From">What was there.</param>
/// <param name="To">What is there now.</param>
/// <param name="ToMissing">Why the new figure is missing.</param>
public sealed record Change(
    IReadOnlyDictionary<string, string>? At, string? Record, string? Question, JsonElement From, JsonElement To, string? ToMissing);

/// <summary>The proof that something was recorded.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Revision">The report's revision.</param>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="Status">The report's status.</param>
/// <param name="Aggregated">Whether the region's figures hold it.</param>
public sealed record Receipt(string Id, long Revision, string Position, string Status, bool Aggregated);

/// <summary>What a submission would do.</summary>
/// <param name="Warnings">What is doubtful.</param>
/// <param name="Changes">What it would change.</param>
public sealed record Preview(IReadOnlyList<Warning> Warnings, IReadOnlyList<Change> Changes);

/// <summary>Something doubtful.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="At">Where.</param>
/// <param name="Message">What to tell people.</param>
public sealed record Warning(string Rule, IReadOnlyDictionary<string, string>? At, Words.Phrase Message);
