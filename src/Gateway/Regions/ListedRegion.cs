using System.Text.Json.Serialization;
using Kkr.Municipalities;
using Kkr.Regions;

namespace Kkr.Gateway.Regions;

/// <summary>A region in the list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Municipalities">The codes of its municipalities.</param>
/// <param name="Within">The region it lies in; left out where that is the country, as all of Denmark's do.</param>
internal sealed record ListedRegion(
    AreaCode Code, string Name, IReadOnlyList<AreaCode> Municipalities, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AreaCode? Within)
{
    /// <summary>What clients read of a region.</summary>
    public static ListedRegion Of(Region region) => new(
        region.Code, region.Name, [.. region.Municipalities.Select(m => m.Code)], region.Within is { IsCountry: false } within ? within : null);
}
