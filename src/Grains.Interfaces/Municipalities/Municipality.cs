namespace Kkr.Municipalities;

/// <summary>A municipality: one of Denmark's 98, as Statistics Denmark lists them since 2007, unless other reference data is used.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, without “Kommune”.</param>
/// <param name="Region">The region it lies in.</param>
/// <param name="Kkr">The KKR (municipal contact council) it takes part in.</param>
/// <param name="GrowthTeam">The growth-team area it belongs to (agenda item 3.4).</param>
public sealed record Municipality(AreaCode Code, string Name, AreaCode Region, string Kkr, string GrowthTeam);
