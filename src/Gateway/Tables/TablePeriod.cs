using System.Collections.Immutable;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Tables;

/// <summary>A period of a table as somebody may see it.</summary>
/// <param name="Reports">The reports, by reporter.</param>
/// <param name="Withheld">The cells and sums that are not shown (<see cref="DisclosureControl"/>).</param>
/// <param name="SumsShown">
/// Whether a sum over withheld cells is shown where it is not itself withheld. Not so where reports of other times are
/// mixed in, for which it was not examined.
/// </param>
public sealed record TablePeriod(
    ImmutableDictionary<AreaCode, Report> Reports, ImmutableHashSet<Margin> Withheld, bool SumsShown)
{
    /// <summary>
    /// Whether only sums that tables show by themselves may be told. So it is with cases that have several codes each: how many
    /// have one of two codes would tell how many have both.
    /// </summary>
    public bool MarginsOnly { get; init; }

    /// <summary>Whether anything is withheld, or could be.</summary>
    public bool WithholdsAny => MarginsOnly || !Withheld.IsEmpty;

    /// <summary>Whether a figure is withheld.</summary>
    /// <param name="margin">The sum, if it is one of those that are shown; null for any other.</param>
    /// <param name="areas">The areas that it sums.</param>
    /// <param name="places">The places that it sums.</param>
    public bool IsWithheld(Margin? margin, ImmutableArray<AreaCode> areas, ImmutableArray<Coordinate> places)
    {
        if (MarginsOnly && margin is null) return true;
        if (Withheld.IsEmpty) return false;
        if (margin is { } shown && SumsShown) return Withheld.Contains(shown);
        if (MarginsOnly) places = [margin!.Value.At];
        foreach (var area in areas)
            foreach (var place in places)
                if (Withheld.Contains(new(area.Value, place)))
                    return true;
        return false;
    }
}
