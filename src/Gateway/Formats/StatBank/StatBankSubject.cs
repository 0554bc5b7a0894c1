using System.Text.Json.Serialization;

namespace Kkr.Formats.StatBank;

/// <summary>A subject in StatBank's list.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Description">Its title.</param>
/// <param name="Active">Whether its tables get figures.</param>
/// <param name="HasSubjects">Whether there are subjects below it.</param>
/// <param name="Subjects">Those below it.</param>
public sealed record StatBankSubject(string Id, string Description, bool Active, bool HasSubjects, IReadOnlyList<StatBankSubject> Subjects)
{
    /// <summary>Its tables, where they are asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StatBankTable>? Tables { get; init; }
}
