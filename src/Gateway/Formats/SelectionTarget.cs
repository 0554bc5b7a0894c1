using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>The codes that expressions pick from: those of a dimension, or of a code list applied to it.</summary>
/// <param name="Variable">The dimension's id, for errors.</param>
/// <param name="Codes">The codes in order.</param>
/// <param name="IsTime">Whether they are periods, oldest first.</param>
public sealed record SelectionTarget(string Variable, ImmutableArray<string> Codes, bool IsTime)
{
    /// <summary>The codes of a dimension as it stands.</summary>
    public static SelectionTarget Of(Dimension dimension) =>
        new(dimension.Id, [.. dimension.Categories.Select(category => category.Code)], dimension.Role == DimensionRole.Time);

    /// <summary>The codes of a code list applied to a dimension.</summary>
    public static SelectionTarget Of(Dimension dimension, CodeList list) =>
        new(dimension.Id, [.. list.Values.Select(value => value.Code)], dimension.Role == DimensionRole.Time);

    /// <summary>The place of a code, or -1. Neither the case of letters matters nor whether a quarter is written with K or Q.</summary>
    public int IndexOf(string code)
    {
        var sought = IsTime ? PeriodCode.Normalise(code) : code;
        for (var i = 0; i < Codes.Length; i++)
            if (Codes[i].Equals(sought, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }
}
