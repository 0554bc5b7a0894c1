using Kkr.Municipalities;

namespace Kkr.Gateway.Municipalities;

/// <summary>A municipality in the list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region's code.</param>
/// <param name="Kkr">The KKR it takes part in.</param>
/// <param name="GrowthTeam">Its growth-team area.</param>
internal sealed record ListedMunicipality(AreaCode Code, string Name, AreaCode Region, string Kkr, string GrowthTeam)
{
    /// <summary>What clients read of a municipality.</summary>
    public static ListedMunicipality Of(Municipality m) => new(m.Code, m.Name, m.Region, m.Kkr, m.GrowthTeam);
}
