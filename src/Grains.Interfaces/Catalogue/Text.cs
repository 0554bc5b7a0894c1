namespace Kkr.Catalogue;

/// <summary>Something said to people, in both languages.</summary>
/// <param name="Da">In Danish.</param>
/// <param name="En">In English.</param>
[GenerateSerializer, Immutable, Alias("kkr.Text")]
public sealed record Text([property: Id(0)] string Da, [property: Id(1)] string En)
{
    /// <summary>The text in a language; Danish unless it is <c>en</c>.</summary>
    public string In(string? language) => language == "en" ? En : Da;
}
