using System.Collections.Immutable;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Gateway.Tables;

/// <summary>
/// Which derived figures everybody may see: those that anybody could work out from what is shown. A ratio is shown where both
/// its sums are, so that it tells nothing that they don't (guarantee G9). Pure.
/// </summary>
public static class IndicatorDisclosure
{
    /// <summary>Whether an indicator's figure of some areas may be shown.</summary>
    /// <param name="parts">The indicator at its place.</param>
    /// <param name="sum">Its sums.</param>
    /// <param name="period">The period.</param>
    /// <param name="area">The area, or group of areas (<see cref="AreaGroup.Id"/>).</param>
    /// <param name="own">The table that it is of, as the reader sees it.</param>
    /// <param name="other">The table that its denominator is in.</param>
    public static bool IsShown(IndicatorParts parts, IndicatorSum sum, Period period, string area, TableContent own, TableContent other) =>
        IsShown(own, period, area, parts.Above(period), sum.AboveOf, parts.AboveAt)
        && IsShown(other, parts.Indicator.Denominator.From(period), area, parts.Below(period), sum.BelowOf, parts.BelowAt);

    private static bool IsShown(
        TableContent content, Period period, string area, IReadOnlyDictionary<AreaCode, decimal> all, ImmutableArray<AreaCode> used, ImmutableArray<Coordinate> places)
    {
        if (content.Periods.GetValueOrDefault(period) is not { WithholdsAny: true } shown) return true;
        // Cases that have one of several codes are not the sum of those that have each.
        if (shown.MarginsOnly && places.Length > 1) return false;
        var together = AreaGroups.Find(content.Definition, area) is { } group && used.All(group.Members.Contains) && group.Members.All(member => all.GetValueOrDefault(member) == 0 || used.Contains(member))
                ? group : null;
        // Shown together, the sum of the whole group is; else each part of it has to be.
        return places.All(place => together is not null && !shown.IsWithheld(new Margin(area, place), together.Members, [place])
            || used.All(reporter => !shown.IsWithheld(new Margin(reporter.Value, place), [reporter], [place])));
    }
}
