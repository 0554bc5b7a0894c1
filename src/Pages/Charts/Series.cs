namespace Kkr.Pages.Charts;

/// <summary>A row of figures with one name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Values">A value for each category; null where it is missing.</param>
public sealed record Series(string Name, IReadOnlyList<decimal?> Values);
