using Kkr.Catalogue;

namespace Kkr.Reports;

/// <summary>One fault in what was submitted.</summary>
/// <param name="Path">Where, as a JSON pointer: <c>/figures/0/value</c>.</param>
/// <param name="Rule">Which rule it breaks: <c>whole-number</c>.</param>
/// <param name="Value">The value at fault, as JSON; null where there is none.</param>
/// <param name="Message">What to tell people.</param>
[GenerateSerializer, Immutable, Alias("kkr.ValidationError")]
public sealed record ValidationError(
    [property: Id(0)] string Path, [property: Id(1)] string Rule, [property: Id(2)] string? Value, [property: Id(3)] Text Message)
{
    /// <summary>A member's name as a part of a path, with what stands for something else in it escaped (RFC 6901).</summary>
    public static string PathOf(string member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}
