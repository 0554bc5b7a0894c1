namespace Kkr.Gateway.Reports.Imports;

/// <summary>A cell of a file.</summary>
/// <param name="Written">What stands in it, without blanks around it; null or empty for nothing.</param>
/// <param name="Number">The number, where the file itself says that it is one.</param>
internal readonly record struct ImportCell(string? Written, decimal? Number)
{
    /// <summary>What stands in it, without blanks around it; empty for nothing.</summary>
    public string Text => Written ?? "";

    /// <summary>Whether nothing stands in it.</summary>
    public bool IsEmpty => Text.Length == 0 && Number is null;
}
