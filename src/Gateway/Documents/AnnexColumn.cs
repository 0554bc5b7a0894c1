namespace Kkr.Gateway.Documents;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Whether it holds numbers, which stand to the right.</param>
public sealed record AnnexColumn(string Title, bool IsNumber)
{
    /// <summary>A column of words.</summary>
    public static AnnexColumn Words(string title) => new(title, false);

    /// <summary>A column of numbers.</summary>
    public static AnnexColumn Numbers(string title) => new(title, true);
}
