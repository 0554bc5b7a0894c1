using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Kkr.Regions;

namespace Kkr.Municipalities;

/// <summary>
/// Municipalities, the regions that they lie in, and the regions that those lie in, up to the country, in as many levels as the reference
/// data has. Immutable.
/// </summary>
/// <remarks>
/// It is read from two files of comma-separated rows below a heading. <c>municipalities.csv</c> has a municipality a row: its code and name, the
/// code and name of the region it lies in, its KKR and its growth-team area. <c>regions.csv</c>, which may be missing, has a row for each
/// region that is wider than those, and for each that does not lie in the country itself: its code, its name and the code of the region
/// it lies in, empty for the country.
/// </remarks>
public sealed class AreaTree
{
    private const int DeepestLevel = 16;

    private readonly FrozenDictionary<AreaCode, Municipality> _municipalities;
    private readonly FrozenDictionary<AreaCode, Region> _regions;
    private readonly FrozenDictionary<string, Municipality> _municipalityByName;
    private readonly FrozenDictionary<string, AreaCode> _codes;

    private AreaTree(ImmutableArray<Municipality> municipalities, IEnumerable<Region> regions)
    {
        (Municipalities, Regions) = (municipalities, [.. regions.OrderBy(r => r.Code.IsCountry ? 0 : 1).ThenBy(r => r.Code)]);
        _municipalities = municipalities.ToFrozenDictionary(m => m.Code);
        _regions = Regions.ToFrozenDictionary(r => r.Code);
        // A name that several have finds none of them.
        _municipalityByName = municipalities.GroupBy(m => Simplify(m.Name), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() == 1)
            .ToFrozenDictionary(g => g.Key, g => g.Single(), StringComparer.OrdinalIgnoreCase);
        _codes = _municipalities.Keys.Concat(_regions.Keys).ToFrozenDictionary(code => code.Value, StringComparer.Ordinal);
    }

    /// <summary>All municipalities, by code.</summary>
    public ImmutableArray<Municipality> Municipalities { get; }

    /// <summary>The country and then its regions of all levels, by code.</summary>
    public ImmutableArray<Region> Regions { get; }

    /// <summary>Denmark's 98 municipalities, 5 regions and the country (<c>data/municipalities.csv</c>).</summary>
    public static AreaTree Denmark()
    {
        using var stream = typeof(AreaTree).Assembly.GetManifestResourceStream("municipalities.csv")
            ?? throw new InvalidOperationException("The reference data is not part of this build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Read(reader);
    }

    /// <summary>The tree that two files tell of.</summary>
    /// <param name="municipalities">What <c>municipalities.csv</c> says.</param>
    /// <param name="regions">What <c>regions.csv</c> says; null where there is none.</param>
    /// <exception cref="FormatException">A row has too few members, a code is none or is there twice, or a region lies in none that there is, or in itself.</exception>
    public static AreaTree Read(TextReader municipalities, TextReader? regions = null)
    {
        ArgumentNullException.ThrowIfNull(municipalities);
        var names = new Dictionary<AreaCode, string>();
        var within = new Dictionary<AreaCode, AreaCode>();
        foreach (var row in regions is null ? [] : Rows(regions, 3))
        {
            var code = CodeOf(row[0]);
            if (code.IsCountry || !names.TryAdd(code, row[1])) throw new FormatException($"The region {code} can't be there, or is there twice.");
            if (row[2].Length > 0 && CodeOf(row[2]) is { IsCountry: false } wider) within.Add(code, wider);
        }

        var all = new SortedDictionary<AreaCode, Municipality>();
        foreach (var row in Rows(municipalities, 6))
        {
            var municipality = new Municipality(CodeOf(row[0]), row[1], CodeOf(row[2]), row[4], row[5]);
            if (municipality.Region.IsCountry) throw new FormatException($"The municipality {municipality.Code} lies in no region.");
            if (!all.TryAdd(municipality.Code, municipality)) throw new FormatException($"The municipality {municipality.Code} is there twice.");
            names.TryAdd(municipality.Region, row[3]);
        }

        if (names.Keys.FirstOrDefault(all.ContainsKey) is { Value: { } twice }) throw new FormatException($"{twice} is a municipality and a region.");
        ImmutableArray<Municipality> byCode = [.. all.Values];
        return new(byCode, Grow(byCode, names, within));
    }

    /// <summary>The tree that the files of a folder tell of.</summary>
    /// <exception cref="FormatException">They are not as they have to be.</exception>
    /// <exception cref="IOException">They can't be read.</exception>
    public static AreaTree ReadFolder(string folder)
    {
        using var municipalities = File.OpenText(Path.Combine(folder, "municipalities.csv"));
        var wider = Path.Combine(folder, "regions.csv");
        using var regions = File.Exists(wider) ? File.OpenText(wider) : null;
        return Read(municipalities, regions);
    }

    /// <summary>The municipality with a code, if there is one.</summary>
    public bool TryGetMunicipality(AreaCode code, [NotNullWhen(true)] out Municipality? municipality) => _municipalities.TryGetValue(code, out municipality);

    /// <summary>The region with a code (or the country), if there is one.</summary>
    public bool TryGetRegion(AreaCode code, [NotNullWhen(true)] out Region? region) => _regions.TryGetValue(code, out region);

    /// <summary>
    /// The municipality that a person means: by code (<c>851</c>, <c>0851</c>) or by name, with or without “Kommune”;
    /// Vesthimmerland counts as Vesthimmerlands.
    /// </summary>
    public bool TryFindMunicipality(string codeOrName, [NotNullWhen(true)] out Municipality? municipality)
    {
        codeOrName = codeOrName.Trim();
        return AreaCode.TryParse(codeOrName, out var code)
            ? TryGetMunicipality(code, out municipality)
            : _municipalityByName.TryGetValue(Simplify(codeOrName), out municipality);
    }

    /// <summary>The code with a text, of those that are there.</summary>
    public bool TryGetCode(string text, out AreaCode code) => _codes.TryGetValue(text, out code);

    /// <summary>The area whose table takes in what <paramref name="reporter"/> reports: a municipality's region, or a region itself.</summary>
    /// <exception cref="ArgumentException">It is no area that there is.</exception>
    public AreaCode TableAreaOf(AreaCode reporter) =>
        TryGetMunicipality(reporter, out var municipality) ? municipality.Region
        : _regions.ContainsKey(reporter) ? reporter
        : throw new ArgumentException($"{reporter} is neither a municipality nor a region.", nameof(reporter));

    /// <summary>Whether a region (or the country) holds what an area reports: that area lies in it, in whichever level, or is it.</summary>
    public bool Holds(AreaCode region, AreaCode reporter)
    {
        if (region.IsCountry) return true;
        for (AreaCode? at = TableAreaOf(reporter); at is { } known; at = _regions[known].Within)
            if (known == region) return true;
        return false;
    }

    private static IEnumerable<Region> Grow(ImmutableArray<Municipality> municipalities, Dictionary<AreaCode, string> names, Dictionary<AreaCode, AreaCode> within)
    {
        var own = municipalities.ToLookup(m => m.Region);
        var below = new Dictionary<AreaCode, SortedSet<AreaCode>>();
        foreach (var innermost in own.Select(g => g.Key))
        {
            var at = innermost;
            for (var level = 0; ; level++)
            {
                if (level == DeepestLevel) throw new FormatException($"The region {innermost} lies in itself, or deeper than {DeepestLevel} levels.");
                if (!names.ContainsKey(at)) throw new FormatException($"There is no region {at}, in which {innermost} lies.");
                if (!below.TryGetValue(at, out var lying)) below.Add(at, lying = [at]);
                lying.Add(innermost);
                if (!within.TryGetValue(at, out var wider)) break;
                if (!below.TryGetValue(wider, out var inWider)) below.Add(wider, inWider = [wider]);
                inWider.UnionWith(lying);
                at = wider;
            }
        }

        // Where nobody lies there is nobody to report.
        foreach (var (code, lying) in below)
            yield return new(code, names[code], within.TryGetValue(code, out var wider) ? wider : AreaCode.Country, [.. lying], [.. lying.Where(own.Contains)],
                [.. lying.SelectMany(r => own[r]).OrderBy(m => m.Code)]);
        yield return new(AreaCode.Country, "Hele landet", null, [AreaCode.Country, .. below.Keys.Order()], [.. own.Select(g => g.Key).Order()], municipalities);
    }

    private static AreaCode CodeOf(string text) => AreaCode.TryName(text, out var code) ? code : throw new FormatException($"'{text}' is no code of an area.");

    private static IEnumerable<string[]> Rows(TextReader reader, int members)
    {
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            var row = line.Split(',');
            yield return row.Length >= members ? row : throw new FormatException($"The row '{line}' has less than {members} members.");
        }
    }

    private static string Simplify(string name)
    {
        const string suffix = " Kommune";
        if (name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) name = name[..^suffix.Length].TrimEnd();
        // Official genitive names lose their s in daily use: Vesthimmerlands Kommune, Vesthimmerland.
        return name.Equals("Vesthimmerland", StringComparison.OrdinalIgnoreCase) ? "Vesthimmerlands" : name;
    }
}
