using System.Reflection;

namespace Kkr.Deployment.Tests;

/// <summary>The files that this was built from.</summary>
internal static class Repository
{
    private static readonly string Root = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!);

    /// <summary>The full path of one.</summary>
    public static string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>The text of one.</summary>
    public static string Read(string file) => File.ReadAllText(PathOf(file));
}
