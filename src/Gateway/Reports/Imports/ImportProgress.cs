using System.Text.Json.Serialization;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>What became of a report in a file, as clients read it while the import runs.</summary>
/// <param name="Line">Its first line.</param>
/// <param name="Outcome"><c>accepted</c>, <c>replayed</c> or <c>rejected</c>.</param>
/// <param name="Municipality">Who reports; left out where that could not be read.</param>
/// <param name="DataSet">The data set; left out where that could not be read.</param>
/// <param name="Period">The period; left out where that could not be read.</param>
/// <param name="Receipt">The receipt's id; left out where it was rejected.</param>
/// <param name="Position">The token to read one's own write with; left out where it was rejected.</param>
/// <param name="Warnings">What was doubtful; left out where nothing was.</param>
/// <param name="Errors">Every fault; left out where there is none.</param>
internal sealed record ImportProgress(
    int Line, string Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaCode? Municipality,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DataSet,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Period? Period,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Receipt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Position,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Warning>? Warnings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ImportProgress.Fault>? Errors)
{
    /// <summary>It was stored by this import.</summary>
    public const string Accepted = "accepted";

    /// <summary>The same had been imported before.</summary>
    public const string Replayed = "replayed";

    /// <summary>Nothing of it was stored.</summary>
    public const string Rejected = "rejected";

    /// <summary>A fault in a file.</summary>
    /// <param name="Line">The line it stands on.</param>
    /// <param name="Path">Where in the submission, as a JSON pointer.</param>
    /// <param name="Rule">Which rule it breaks.</param>
    /// <param name="Value">The value at fault.</param>
    /// <param name="Message">What to tell people.</param>
    internal sealed record Fault(int Line, string Path, string Rule, System.Text.Json.Nodes.JsonNode? Value, Text Message)
    {
        /// <summary>What clients read of a fault.</summary>
        public static Fault Of(int line, ValidationError error)
        {
            var told = SavedDraftAnswer.Fault.Of(error);
            return new(line, told.Path, told.Rule, told.Value, told.Message);
        }
    }
}
