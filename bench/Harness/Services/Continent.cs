using System.Globalization;
using Kkr.Municipalities;

namespace Kkr.Bench.Services;

/// <summary>
/// As many municipalities as Europe has, in five levels: all of it, 25 states of ten provinces of eight districts of fifty municipalities. It lies in
/// a folder, for contestants to read.
/// </summary>
internal sealed class Continent : IDisposable
{
    private const int States = 25, ProvincesAState = 10, DistrictsAProvince = 8;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kkr-bench-");

    /// <param name="municipalitiesADistrict">Fifty for all, fewer for a quick run.</param>
    public Continent(int municipalitiesADistrict = 50)
    {
        string[] states = [.. Numbered(["S"], States)], provinces = [.. Numbered(states, ProvincesAState)], districts = [.. Numbered(provinces, DistrictsAProvince)];
        File.WriteAllLines(
            Path.Combine(AreasFolder, "regions.csv"),
            ["code,name,within_code", .. states.Select(s => $"{s},State {s},"), .. provinces.Concat(districts).Select(r => $"{r},Region {r},{r[..^2]}")]);
        File.WriteAllLines(
            Path.Combine(AreasFolder, "municipalities.csv"),
            ["code,name,region_code,region_name,kkr,growth_team", .. Numbered(districts, municipalitiesADistrict).Select(m => $"{m},Municipality {m},{m[..^2]},,,")]);
        Directory.CreateDirectory(NoCatalogue);
        Areas = AreaTree.ReadFolder(AreasFolder);
    }

    /// <summary>What lies where.</summary>
    public AreaTree Areas { get; }

    /// <summary>Settings of a contestant that has these areas, and no data sets from elsewhere.</summary>
    public (string Key, string Value)[] Settings => [("Areas__Folder", AreasFolder), ("Catalogue", NoCatalogue)];

    private string AreasFolder => _folder.FullName;

    private string NoCatalogue => Path.Combine(_folder.FullName, "catalogue");

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<string> Numbered(IEnumerable<string> above, int count) =>
        above.SelectMany(code => Enumerable.Range(0, count).Select(i => code + i.ToString("D2", CultureInfo.InvariantCulture)));
}
