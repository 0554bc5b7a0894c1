using System.Reflection;

namespace Kkr.Catalogue;

/// <summary>The files of the catalogue and of the demo submissions, where the project keeps them.</summary>
internal static class CatalogueFiles
{
    public static string Folder(string name) =>
        typeof(CatalogueFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == name).Value!;

    public static string Schema => Path.Combine(Folder("CatalogueDirectory"), "data-set.schema.json");

    public static IEnumerable<string> Ids =>
        Directory.EnumerateFiles(Folder("CatalogueDirectory"), "*.json").Where(f => f != Schema)
            .Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public static string Text(string id) => File.ReadAllText(Path.Combine(Folder("CatalogueDirectory"), id + ".json"));

    public static DataSetDefinition Definition(string id) => DataSetJson.Read(Text(id));
}
