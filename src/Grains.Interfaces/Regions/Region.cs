using System.Collections.Immutable;
using Kkr.Municipalities;

namespace Kkr.Regions;

/// <summary>One of the five regions, or the whole country; where the reference data has more levels, a region of any of them.</summary>
/// <param name="Code">Its code; <c>000</c> is the whole country.</param>
/// <param name="Name">Its Danish name.</param>
/// <param name="Within">The region it lies in, or the country; null for the country.</param>
/// <param name="Regions">Itself and every region that lies in it, in whichever level, by code.</param>
/// <param name="Innermost">Those of <paramref name="Regions"/> that municipalities lie in directly, by code.</param>
/// <param name="Municipalities">Those that lie in it, in whichever level, by code.</param>
public sealed record Region(
    AreaCode Code, string Name, AreaCode? Within, ImmutableArray<AreaCode> Regions, ImmutableArray<AreaCode> Innermost, ImmutableArray<Municipality> Municipalities)
{
    private const int MostThatAreTold = 100;

    /// <summary>
    /// Whether so many municipalities lie in it that its tables are asked who has reported, when somebody reads that, instead of telling it with
    /// each report that comes in: to tell it takes going through all of them. None in Denmark is, and Denmark is not.
    /// </summary>
    public bool IsWide => Municipalities.Length > MostThatAreTold;
}
