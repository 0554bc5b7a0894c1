using System.Text.Json.Serialization;

namespace Kkr.Bench.Contract;

/// <summary>The answer to a submission: the members of the product's receipt that a contestant has something to say for.</summary>
internal sealed record Receipt(
    string Id, string Municipality, string DataSet, string Period, long Revision, string Position, DateTimeOffset RecordedAt, string By,
    string Status, bool Aggregated, string[] Warnings)
{
    /// <summary>The digest of what was recorded, of whoever keeps a chain.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hash { get; init; }

    /// <summary>The receipt of a committed submission.</summary>
    public static Receipt Of(Submission submission, long revision, long position, DateTimeOffset recordedAt) => new(
        $"{submission.Municipality}-{submission.DataSet}-{submission.Period}-{revision}", submission.Municipality, submission.DataSet,
        submission.Period, revision, position.ToString(System.Globalization.CultureInfo.InvariantCulture), recordedAt, submission.By,
        "submitted", true, []);
}
