namespace Kkr.Pages.Charts;

/// <summary>A municipality on a tile map.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">What is written on it.</param>
/// <param name="Step">The step of the scale, 0 to 4.</param>
/// <param name="Href">Where it leads; null for nowhere.</param>
public sealed record Tile(string Code, string Name, string Value, int Step, string? Href);
