using System.Text.Json;
using Kkr.Pages.Words;

namespace Kkr.Pages.Secretariat;

/// <summary>What is owed past its deadline.</summary>
/// <param name="Overdue">One row a report.</param>
public sealed record OverdueReports(IReadOnlyList<OverdueReport> Overdue);

/// <summary>A report that is owed.</summary>
/// <param name="Code">Who owes it.</param>
/// <param name="Name">That one's name.</param>
/// <param name="DataSet">The data set.</param>
/// <param name="Title">Its title.</param>
/// <param name="Period">The period.</param>
/// <param name="Deadline">The last timely day.</param>
/// <param name="DaysLate">How many days ago that was.</param>
public sealed record OverdueReport(string Code, string Name, string DataSet, Phrase Title, string Period, DateOnly Deadline, int DaysLate);

/// <summary>What of a data set is published.</summary>
/// <param name="Periods">The periods that everybody can see.</param>
/// <param name="Publications">Every publication.</param>
public sealed record Published(
    [property: System.Text.Json.Serialization.JsonPropertyName("published")] IReadOnlyList<string> Periods, IReadOnlyList<PublicationRow> Publications);

/// <summary>A publication.</summary>
/// <param name="Period">The period.</param>
/// <param name="Status">Published or announced.</param>
/// <param name="At">From when.</param>
/// <param name="Reason">Why figures changed unannounced.</param>
public sealed record PublicationRow(string Period, string Status, DateTimeOffset At, string? Reason);

/// <summary>Records of the same key.</summary>
/// <param name="Total">How many keys.</param>
/// <param name="Undecided">How many nobody has decided on.</param>
/// <param name="Duplicates">The groups.</param>
public sealed record FoundDuplicates(int Total, int Undecided, IReadOnlyList<DuplicateGroup> Duplicates);

/// <summary>Records of one key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Decided">Whether a person has decided.</param>
/// <param name="Counted">The records that count.</param>
/// <param name="Records">The records.</param>
public sealed record DuplicateGroup(string Key, bool Decided, IReadOnlyList<string> Counted, IReadOnlyList<FoundRecord> Records);

/// <summary>A record.</summary>
/// <param name="Name">Its name among all.</param>
/// <param name="Municipality">Who reported it.</param>
/// <param name="Period">For when.</param>
/// <param name="Record">What is told of it.</param>
public sealed record FoundRecord(string Name, string Municipality, string Period, IReadOnlyDictionary<string, JsonElement> Record);

/// <summary>A random sample.</summary>
/// <param name="Seed">What it was drawn with.</param>
/// <param name="Size">How many were asked for.</param>
/// <param name="Of">How many it was drawn from.</param>
/// <param name="Records">The records.</param>
public sealed record DrawnSample(string Seed, int Size, int Of, IReadOnlyList<FoundRecord> Records);
