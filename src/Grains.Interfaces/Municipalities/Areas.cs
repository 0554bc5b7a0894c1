using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Kkr.Regions;
using Microsoft.Extensions.Configuration;

namespace Kkr.Municipalities;

/// <summary>
/// The reference data of a process: Denmark's 98 municipalities, 5 regions and the country (<c>data/municipalities.csv</c>), unless the
/// setting <c>Areas:Folder</c> names a folder with others. Rules look areas up here; it is the same for all silos and gateways of a cluster,
/// and does not change while they run.
/// </summary>
public static class Areas
{
    private static AreaTree Tree { get; set; } = AreaTree.Denmark();

    /// <summary>Has a process use the areas that its settings name; Denmark's where they name none.</summary>
    /// <exception cref="FormatException">They are not as they have to be.</exception>
    /// <exception cref="IOException">They can't be read.</exception>
    public static void Use(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration["Areas:Folder"] is { Length: > 0 } folder) Tree = AreaTree.ReadFolder(folder);
    }

    /// <inheritdoc cref="AreaTree.Municipalities"/>
    public static ImmutableArray<Municipality> Municipalities => Tree.Municipalities;

    /// <inheritdoc cref="AreaTree.Regions"/>
    public static ImmutableArray<Region> Regions => Tree.Regions;

    /// <inheritdoc cref="AreaTree.TryGetMunicipality"/>
    public static bool TryGetMunicipality(AreaCode code, [NotNullWhen(true)] out Municipality? municipality) => Tree.TryGetMunicipality(code, out municipality);

    /// <inheritdoc cref="AreaTree.TryGetRegion"/>
    public static bool TryGetRegion(AreaCode code, [NotNullWhen(true)] out Region? region) => Tree.TryGetRegion(code, out region);

    /// <inheritdoc cref="AreaTree.TryFindMunicipality"/>
    public static bool TryFindMunicipality(string codeOrName, [NotNullWhen(true)] out Municipality? municipality) =>
        Tree.TryFindMunicipality(codeOrName, out municipality);

    /// <inheritdoc cref="AreaTree.TryGetCode"/>
    public static bool TryGetCode(string text, out AreaCode code) => Tree.TryGetCode(text, out code);

    /// <summary>Who reports: the municipality that a person means, or the region (or the country) with a code.</summary>
    public static bool TryFindReporter(string codeOrName, out AreaCode reporter)
    {
        if (TryFindMunicipality(codeOrName, out var municipality)) reporter = municipality.Code;
        else if (!AreaCode.TryParse(codeOrName, out reporter) || !IsRegion(reporter)) return false;
        return true;
    }

    /// <summary>The name of a municipality, a region or the country; the code itself when it is none.</summary>
    public static string NameOf(AreaCode code) =>
        TryGetMunicipality(code, out var municipality) ? municipality.Name
        : TryGetRegion(code, out var region) ? region.Name
        : code.Value;

    /// <summary>Whether an area is a region or the country.</summary>
    public static bool IsRegion(AreaCode code) => TryGetRegion(code, out _);

    /// <inheritdoc cref="AreaTree.TableAreaOf"/>
    public static AreaCode TableAreaOf(AreaCode reporter) => Tree.TableAreaOf(reporter);

    /// <inheritdoc cref="AreaTree.Holds"/>
    public static bool Holds(AreaCode region, AreaCode reporter) => Tree.Holds(region, reporter);
}
