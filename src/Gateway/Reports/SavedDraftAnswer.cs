using System.Text.Json;
using System.Text.Json.Nodes;
using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary>A saved draft as clients read it.</summary>
/// <param name="Receipt">The proof that it is durable.</param>
/// <param name="Valid">Whether it could be submitted as it is.</param>
/// <param name="Errors">What would be refused.</param>
/// <param name="Warnings">What is doubtful.</param>
internal sealed record SavedDraftAnswer(
    ReceiptAnswer Receipt, bool Valid, IReadOnlyList<SavedDraftAnswer.Fault> Errors, IReadOnlyList<Warning> Warnings)
{
    /// <summary>What clients read of a saved draft.</summary>
    public static SavedDraftAnswer Of(SavedDraft saved) => new(
        ReceiptAnswer.Of(saved.Receipt), saved.Faults.IsEmpty, [.. saved.Faults.Select(Fault.Of)], saved.Warnings);

    /// <summary>A fault in what is not submitted yet.</summary>
    /// <param name="Path">Where, as a JSON pointer.</param>
    /// <param name="Rule">Which rule it breaks.</param>
    /// <param name="Value">The value at fault.</param>
    /// <param name="Message">What to tell people.</param>
    internal sealed record Fault(string Path, string Rule, JsonNode? Value, Text Message)
    {
        /// <summary>What clients read of a fault.</summary>
        public static Fault Of(ValidationError error) => new(
            error.Path, error.Rule, error.Value is { } json ? JsonSerializer.Deserialize<JsonNode>(json) : null, error.Message);
    }
}
