using System.Text.Json.Serialization;
using Kkr.Catalogue;

namespace Kkr.Gateway.Reconciliation;

/// <summary>A published document held against the data.</summary>
/// <param name="Document">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Compared">How many figures could be compared.</param>
/// <param name="Equal">How many are as the data says.</param>
/// <param name="Differing">How many are not.</param>
/// <param name="NotCompared">How many could not be compared, since the reader sees no figure for them.</param>
/// <param name="Differences">The figures that differ.</param>
/// <param name="Figures">Every figure, in the document's order.</param>
internal sealed record ReconciliationAnswer(
    string Document, Text Title, int Compared, int Equal, int Differing, int NotCompared,
    IReadOnlyList<ReconciliationAnswer.Figure> Differences, IReadOnlyList<ReconciliationAnswer.Figure> Figures)
{
    /// <summary>A figure held against the data.</summary>
    /// <param name="Id">Its id in the document.</param>
    /// <param name="Place">Where it stands.</param>
    /// <param name="Title">What it says it is.</param>
    /// <param name="Unit">Its unit, as the document writes it.</param>
    /// <param name="Stated">What the document says.</param>
    /// <param name="Computed">What the data says, with the document's decimals; null where it says nothing.</param>
    /// <param name="Exact">The same, at most four decimals.</param>
    /// <param name="Difference">What is stated less what is computed.</param>
    /// <param name="Result">Whether they agree.</param>
    /// <param name="Reason">Why not, where that shows; left out where it does not.</param>
    /// <param name="Sources">The data it was computed from, in Danish: data set, period, position, coverage.</param>
    internal sealed record Figure(
        string Id, string Place, Text Title, string Unit, decimal Stated, decimal? Computed, decimal? Exact, decimal? Difference, ReconciliationResult Result,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Text? Reason, IReadOnlyList<string> Sources);
}
