namespace Kkr.Gateway.Reports.Templates;

/// <summary>A cell of a file to fill in.</summary>
/// <param name="Text">What stands in it; null for nothing, or a number.</param>
/// <param name="Number">The number in it.</param>
public readonly record struct TemplateCell(string? Text, decimal? Number)
{
    /// <summary>A cell with text.</summary>
    public static implicit operator TemplateCell(string? text) => new(text, null);

    /// <summary>A cell with a number.</summary>
    public static implicit operator TemplateCell(decimal? number) => new(null, number);
}
