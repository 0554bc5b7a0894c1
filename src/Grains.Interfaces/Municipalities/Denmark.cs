using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Kkr.Regions;

namespace Kkr.Municipalities;

/// <summary>The reference data: 98 municipalities, 5 regions and the country (<c>data/municipalities.csv</c>).</summary>
public static class Denmark
{
    /// <summary>All municipalities, by code.</summary>
    public static ImmutableArray<Municipality> Municipalities { get; } = [.. ReadMunicipalities().OrderBy(m => m.Code)];

    /// <summary>The country and its five regions, by code.</summary>
    public static ImmutableArray<Region> Regions { get; } = [.. ReadRegions()];

    private static readonly FrozenDictionary<AreaCode, Municipality> MunicipalityByCode =
        Municipalities.ToFrozenDictionary(m => m.Code);

    private static readonly FrozenDictionary<AreaCode, Region> RegionByCode = Regions.ToFrozenDictionary(r => r.Code);

    private static readonly FrozenDictionary<string, Municipality> MunicipalityByName =
        Municipalities.ToFrozenDictionary(m => Simplify(m.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>The municipality with a code, if there is one.</summary>
    public static bool TryGetMunicipality(AreaCode code, [NotNullWhen(true)] out Municipality? municipality) =>
        MunicipalityByCode.TryGetValue(code, out municipality);

    /// <summary>The region with a code (or the country), if there is one.</summary>
    public static bool TryGetRegion(AreaCode code, [NotNullWhen(true)] out Region? region) =>
        RegionByCode.TryGetValue(code, out region);

    /// <summary>
    /// The municipality that a person means: by code (<c>851</c>, <c>0851</c>) or by name, with or without “Kommune”;
    /// Vesthimmerland counts as Vesthimmerlands.
    /// </summary>
    public static bool TryFindMunicipality(string codeOrName, [NotNullWhen(true)] out Municipality? municipality)
    {
        codeOrName = codeOrName.Trim();
        return AreaCode.TryParse(codeOrName, out var code)
            ? TryGetMunicipality(code, out municipality)
            : MunicipalityByName.TryGetValue(Simplify(codeOrName), out municipality);
    }

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
    public static bool IsRegion(AreaCode code) => RegionByCode.ContainsKey(code);

    /// <summary>The area whose table takes in what <paramref name="reporter"/> reports: a municipality's region, or a region itself.</summary>
    /// <exception cref="ArgumentException">It is no area of Denmark.</exception>
    public static AreaCode TableAreaOf(AreaCode reporter) =>
        TryGetMunicipality(reporter, out var municipality) ? municipality.Region
        : IsRegion(reporter) ? reporter
        : throw new ArgumentException($"{reporter} is neither a municipality nor a region.", nameof(reporter));

    private static string Simplify(string name)
    {
        const string suffix = " Kommune";
        if (name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) name = name[..^suffix.Length].TrimEnd();
        // Official genitive names lose their s in daily use: Vesthimmerlands Kommune, Vesthimmerland.
        return name.Equals("Vesthimmerland", StringComparison.OrdinalIgnoreCase) ? "Vesthimmerlands" : name;
    }

    private static IEnumerable<Municipality> ReadMunicipalities()
    {
        foreach (var row in ReadRows())
            yield return new(AreaCode.Parse(row[0]), row[1], AreaCode.Parse(row[2]), row[4], row[5]);
    }

    private static IEnumerable<Region> ReadRegions()
    {
        yield return new(AreaCode.Country, "Hele landet", Municipalities);
        var names = ReadRows().DistinctBy(row => row[2]).ToDictionary(row => AreaCode.Parse(row[2]), row => row[3]);
        foreach (var region in Municipalities.GroupBy(m => m.Region).OrderBy(g => g.Key))
            yield return new(region.Key, names[region.Key], [.. region]);
    }

    private static IEnumerable<string[]> ReadRows()
    {
        using var stream = typeof(Denmark).Assembly.GetManifestResourceStream("municipalities.csv")
            ?? throw new InvalidOperationException("The reference data is not part of this build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                yield return line.Split(',');
    }
}
