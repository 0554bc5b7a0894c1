namespace Kkr.Gateway.Reports.Imports;

/// <summary>A cell of a file.</summary>
/// <param name="Text">What stands in it, without blanks around it; empty for nothing.</param>
/// <param name="Number">The number, where the file itself says that it is one.</param>
internal readonly record struct ImportCell(string Text, decimal? Number)
{
    /// <summary>Whether nothing stands in it.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Text) && Number is null;
}
