using System.Collections.Immutable;
using System.Globalization;

namespace Kkr.Testing.History;

/// <summary>What a command asks of a report.</summary>
public sealed record CommandContent
{
    /// <summary>The kind of entry that a submission becomes.</summary>
    public const string Submitted = "report-submitted";

    /// <summary>The kind of entry that a withdrawal becomes.</summary>
    public const string Withdrawn = "report-withdrawn";

    private CommandContent(ReportId report, string kind, ImmutableSortedDictionary<string, decimal?> figures, bool replace) =>
        (Report, Kind, Figures, Replace) = (report, kind, figures, replace);

    /// <summary>Of which report.</summary>
    public ReportId Report { get; }

    /// <summary>The kind of entry that it becomes.</summary>
    public string Kind { get; }

    /// <summary>The figures that it sets, by place (<c>dimension=code</c> joined by <c>;</c>); null for a missing one.</summary>
    public ImmutableSortedDictionary<string, decimal?> Figures { get; }

    /// <summary>Whether they are the whole report.</summary>
    public bool Replace { get; }

    /// <summary>A submission, or a correction.</summary>
    public static CommandContent Submit(ReportId report, IEnumerable<KeyValuePair<string, decimal?>> figures, bool replace = false) =>
        new(report, Submitted, figures.ToImmutableSortedDictionary(StringComparer.Ordinal), replace);

    /// <summary>A withdrawal.</summary>
    public static CommandContent Withdraw(ReportId report) =>
        new(report, Withdrawn, ImmutableSortedDictionary<string, decimal?>.Empty, false);

    /// <summary>Whether both ask the same.</summary>
    public bool Equals(CommandContent? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kind} {Report}{(Replace ? " whole" : "")}: {string.Join(", ", Figures.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key} {f.Value / 1.0000000000000000000000000000m}")))}");
}
