using System.Globalization;
using System.Text.RegularExpressions;

namespace Kkr.Deployment.Tests;

/// <summary>What the images must be, read off the Dockerfile.</summary>
internal static partial class DockerfileRules
{
    /// <summary>What is wrong with a Dockerfile, as <c>rule: where</c>.</summary>
    public static IEnumerable<string> Check(string text)
    {
        var versions = Argument().Matches(text).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        foreach (Match stage in Stage().Matches(text))
        {
            var (image, name, body) = (stage.Groups[1].Value, stage.Groups[2].Value, stage.Groups[3].Value);
            var tag = Variable().Replace(image, v => versions.GetValueOrDefault(v.Groups[1].Value, "")).Split(':')[^1];
            if (!PinnedTag().IsMatch(tag)) yield return $"base-tag: {name} {tag}";
            if (name == "build") continue;
            if (!tag.Contains("chiseled", StringComparison.Ordinal)) yield return $"small-base: {name}";
            if (User().Match(body) is not { Success: true } user || user.Groups[1].Value is "0" or "root") yield return $"non-root: {name}";
            var program = $"Kkr.Orleans.{char.ToUpperInvariant(name[0])}{name[1..]}.dll";
            if (!body.Contains($"ENTRYPOINT [\"dotnet\", \"{program}\"]", StringComparison.Ordinal)) yield return $"entrypoint: {name}";
            if (Listen().Match(body) is not { Success: true } listen || !PortsOf(body).Contains(long.Parse(listen.Groups[1].Value, CultureInfo.InvariantCulture)))
                yield return $"listens: {name}";
        }
    }

    /// <summary>The ports that an image opens, in order.</summary>
    public static IEnumerable<long> ExposedBy(string image) =>
        PortsOf(Stage().Matches(Repository.Read("Dockerfile")).Single(s => s.Groups[2].Value == image).Groups[3].Value);

    private static IEnumerable<long> PortsOf(string body) =>
        Expose().Match(body).Groups[1].Value.Split(' ').Select(p => long.Parse(p, CultureInfo.InvariantCulture)).Order();

    [GeneratedRegex(@"^ARG (\w+)=(\S+)$", RegexOptions.Multiline)]
    private static partial Regex Argument();

    [GeneratedRegex(@"^FROM (\S+) AS (\w+)\n((?:(?!FROM ).*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Stage();

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^\d+\.\d+\.\d+-[a-z-]+$")]
    private static partial Regex PinnedTag();

    [GeneratedRegex(@"^USER (\S+)$", RegexOptions.Multiline)]
    private static partial Regex User();

    [GeneratedRegex(@"^EXPOSE ([\d ]+)$", RegexOptions.Multiline)]
    private static partial Regex Expose();

    [GeneratedRegex(@"ASPNETCORE_URLS=http://\+:(\d+)")]
    private static partial Regex Listen();
}
