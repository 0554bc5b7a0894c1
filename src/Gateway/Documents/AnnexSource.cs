using System.Collections.Immutable;

namespace Kkr.Gateway.Documents;

/// <summary>Where figures are from.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Id">The data set, or the document in this system.</param>
/// <param name="Periods">The periods, as people write them; null where it has none.</param>
/// <param name="AsOf">The state of the data: its position in the ledger and the time, or its revision.</param>
/// <param name="Coverage">How many of those expected to report it covers; null where nobody is.</param>
/// <param name="Missing">Those who are expected to report and have not, by name and period.</param>
/// <param name="Origin">Where the data set itself is from.</param>
/// <param name="Visible">Whether it holds all that is submitted, or what is published; null where there is no such difference.</param>
public sealed record AnnexSource(
    string Title, string Id, string? Periods, string AsOf, string? Coverage, ImmutableArray<string> Missing, string? Origin, string? Visible)
{
    /// <summary>All of it in one line.</summary>
    public string Line { get; } = string.Join(", ", new[] { $"{Title} ({Id})", Periods, Visible, Coverage, AsOf }.Where(part => !string.IsNullOrEmpty(part))) + "."
        + (Missing.IsEmpty ? "" : $" Mangler: {string.Join("; ", Missing)}.")
        + (Origin is null ? "" : $" Oprindelse: {Origin.TrimEnd('.')}.");
}
