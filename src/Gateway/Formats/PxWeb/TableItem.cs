using System.Text.Json.Serialization;

namespace Kkr.Formats.PxWeb;

/// <summary>A table in a list of tables, and with <see cref="Language"/> a table by itself.</summary>
/// <param name="Id">The table's id.</param>
/// <param name="Label">Its title.</param>
/// <param name="Description">A longer description; empty where there is none.</param>
/// <param name="Updated">When its newest figure was recorded, ISO 8601, UTC; <see langword="null"/> where none is in it.</param>
/// <param name="FirstPeriod">Its first period; <see langword="null"/> without a time dimension.</param>
/// <param name="LastPeriod">Its last period; <see langword="null"/> without a time dimension.</param>
/// <param name="Category"><c>public</c>: what this interface shows is published.</param>
/// <param name="VariableNames">The labels of its dimensions.</param>
/// <param name="Discontinued">Whether figures no longer come in.</param>
/// <param name="Source">Whose figures they are.</param>
/// <param name="SubjectCode">The subject's code.</param>
/// <param name="TimeUnit">The time scale.</param>
/// <param name="Paths">The ways to it from the subjects.</param>
/// <param name="Links">Itself, itself in the other language, metadata and data.</param>
public sealed record TableItem(
    string Id,
    string Label,
    string Description,
    string? Updated,
    string? FirstPeriod,
    string? LastPeriod,
    string Category,
    IReadOnlyList<string> VariableNames,
    bool Discontinued,
    string Source,
    string SubjectCode,
    string TimeUnit,
    IReadOnlyList<IReadOnlyList<PathElement>> Paths,
    IReadOnlyList<Link> Links)
{
    /// <summary>The language of the answer, where the table is the whole answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }
}
