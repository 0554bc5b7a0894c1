using System.Text.Json;
using System.Xml.Linq;

namespace Kkr.Deployment.Tests.SupplyChain;

/// <summary>What the product is delivered with that is not its own, and under which licence each part comes.</summary>
internal static class Licences
{
    /// <summary>The programs that are delivered; what only tests and benchmarks need is not.</summary>
    private static readonly string[] Programs = ["Silo", "Gateway", "Standalone"];

    /// <summary>Licences that packages name by an address only.</summary>
    private static readonly Dictionary<string, string> ByAddress = new(StringComparer.OrdinalIgnoreCase)
    {
        ["https://github.com/MiloszKrajewski/K4os.Compression.LZ4/blob/master/LICENSE?raw=true"] = "MIT",
        ["https://aka.ms/deprecateLicenseUrl"] = "",
    };

    /// <summary>Every package, as the lock files say, with its licence as the package says.</summary>
    public static IEnumerable<(string Package, string Version, string Licence)> Read() =>
        Programs.SelectMany(NuGetPackages).Distinct().Select(p => (p.Name, p.Version, NuGetLicence(p.Name, p.Version)))
            .Concat(NpmPackages())
            .OrderBy(p => p.Item1, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, string Version)> NuGetPackages(string program)
    {
        using var locked = JsonDocument.Parse(Repository.Read($"src/{program}/packages.lock.json"));
        foreach (var framework in locked.RootElement.GetProperty("dependencies").EnumerateObject())
            foreach (var package in framework.Value.EnumerateObject())
                if (package.Value.GetProperty("type").GetString() != "Project")
                    yield return (package.Name, package.Value.GetProperty("resolved").GetString()!);
    }

    private static string NuGetLicence(string name, string version)
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var (id, nuspec) = (name.ToLowerInvariant(), XDocument.Load(Path.Combine(folder, name.ToLowerInvariant(), version, name.ToLowerInvariant() + ".nuspec")));
        var metadata = nuspec.Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        string? Of(string element) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == element)?.Value;
        var licence = metadata.Elements().SingleOrDefault(e => e.Name.LocalName == "license");
        return licence?.Attribute("type")?.Value == "expression" ? licence.Value
            : Of("licenseUrl") is { } address && ByAddress.GetValueOrDefault(address, "") is { Length: > 0 } known ? known
            : licence is { } file ? FirstLineOf(Path.Combine(folder, id, version, file.Value)) : "";
    }

    private static string FirstLineOf(string file) =>
        File.ReadLines(file).Select(l => l.Trim('\uFEFF', ' ', '#')).First(l => l.Length > 0) is { } title && title.Contains("MIT License", StringComparison.OrdinalIgnoreCase) ? "MIT" : File.ReadLines(file).First();

    private static IEnumerable<(string Package, string Version, string Licence)> NpmPackages()
    {
        using var locked = JsonDocument.Parse(Repository.Read("src/Pages/package-lock.json"));
        foreach (var package in locked.RootElement.GetProperty("packages").EnumerateObject().Where(p => p.Name.Length > 0))
            yield return (package.Name["node_modules/".Length..], package.Value.GetProperty("version").GetString()!, package.Value.GetProperty("license").GetString()!);
    }
}
