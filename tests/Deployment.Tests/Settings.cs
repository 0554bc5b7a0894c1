using System.Text.RegularExpressions;

namespace Kkr.Deployment.Tests;

/// <summary>The settings that docs/operations.md says the product reads, as the environment variables that set them.</summary>
internal static partial class Settings
{
    /// <summary>Their names; a name that ends in <c>…</c> stands for all that begin so.</summary>
    public static IReadOnlySet<string> Names { get; } = Read();

    private static HashSet<string> Read()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match row in Row().Matches(Repository.Read("docs/operations.md")))
        {
            var first = "";
            foreach (var name in Name().Matches(row.Groups[1].Value).Select(m => m.Groups[1].Value))
            {
                // "`Orleans:Tls:Certificate`, `:Key`" shortens what they have in common.
                if (!name.StartsWith(':')) first = name;
                names.Add((name.StartsWith(':') ? first[..first.LastIndexOf(':')] + name : name).Replace(":", "__", StringComparison.Ordinal));
            }
        }

        return names;
    }

    [GeneratedRegex(@"^\| (`[^|]+) \| [^|]*(?:silo|gateway)[^|]* \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
