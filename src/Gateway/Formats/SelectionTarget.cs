using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>The codes that expressions pick from: those of a dimension, or of a code list applied to it.</summary>
/// <param name="variable">The dimension's id, for errors.</param>
/// <param name="codes">The codes in order.</param>
/// <param name="isTime">Whether they are periods, oldest first.</param>
public sealed class SelectionTarget(string variable, ImmutableArray<string> codes, bool isTime)
{
    private readonly Dictionary<string, int> positions = Positions(codes);

    /// <summary>The dimension's id, for errors.</summary>
    public string Variable { get; } = variable;

    /// <summary>The codes in order.</summary>
    public ImmutableArray<string> Codes { get; } = codes;

    /// <summary>Whether they are periods, oldest first.</summary>
    public bool IsTime { get; } = isTime;

    /// <summary>The codes of a dimension as it stands.</summary>
    public static SelectionTarget Of(Dimension dimension) =>
        new(dimension.Id, [.. dimension.Categories.Select(category => category.Code)], dimension.Role == DimensionRole.Time);

    /// <summary>The codes of a code list applied to a dimension.</summary>
    public static SelectionTarget Of(Dimension dimension, CodeList list) =>
        new(dimension.Id, [.. list.Values.Select(value => value.Code)], dimension.Role == DimensionRole.Time);

    /// <summary>The place of a code, or -1. Neither the case of letters matters nor whether a quarter is written with K or Q.</summary>
    public int IndexOf(string code) => positions.GetValueOrDefault(IsTime ? PeriodCode.Normalise(code) : code, -1);

    private static Dictionary<string, int> Positions(ImmutableArray<string> codes)
    {
        var positions = new Dictionary<string, int>(codes.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < codes.Length; i++) positions.TryAdd(codes[i], i);
        return positions;
    }
}
