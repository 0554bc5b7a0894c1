using System.Globalization;
using System.Text;

namespace Kkr.Deployment.Tests.SupplyChain;

/// <summary>What the product is made of may be used so, and docs/licences.md says what that is.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Accepted = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "OFL-1.1", "MS-PL"];

    [Fact]
    public void Every_package_comes_under_a_licence_that_is_accepted() => Assert.DoesNotContain(Licences.Read(), package =>
        package.Licence.Split(["AND", "OR", "(", ")", " "], StringSplitOptions.RemoveEmptyEntries) is var parts
        && (parts.Length == 0 || parts.Any(part => !Accepted.Contains(part, StringComparer.OrdinalIgnoreCase))));

    [Fact]
    public void All_of_them_are_listed()
    {
        var list = new StringBuilder("""
            # Licences

            What the product is delivered with, from NuGet and npm, as its lock files say. The versions with their hashes stand in
            the bill of materials (`sbom.cdx.json`) that `dotnet publish` writes beside each program.

            | package | version | licence |
            |---|---|---|

            """);
        foreach (var (package, version, licence) in Licences.Read()) list.Append(CultureInfo.InvariantCulture, $"| {package} | {version} | {licence} |\n");
        if (Environment.GetEnvironmentVariable("KKR_WRITE_LICENCES") == "1") File.WriteAllText(Repository.PathOf("docs/licences.md"), list.ToString());
        Assert.Equal(list.ToString(), Repository.Read("docs/licences.md"));
    }
}
