using System.Globalization;
using System.Text.Json.Nodes;

namespace Kkr.Bench.Load;

/// <summary>A data set of a million cells: 98 municipalities, 22 years, 480 codes, with a figure in each.</summary>
internal static class LargeDataSet
{
    public const string Id = "bench-celler";
    public const string Dimension = "kode";
    public const int Codes = 480;
    public const int Periods = 22;

    public static string Code(int number) => string.Create(CultureInfo.InvariantCulture, $"k{number:D3}");

    /// <summary>The figure that stands in a cell at first, and after so many corrections.</summary>
    public static int Value(int municipality, int period, int code, int corrections = 0) => 1 + (municipality * 31 + period * 17 + code * 7 + corrections) % 997;

    /// <summary>Its definition: that of the adult apprentices, with another dimension and no rules.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="id">The id, where it is not to be <see cref="Id"/>.</param>
    /// <param name="codes">How many codes it has.</param>
    public static string Definition(string root, string id = Id, int codes = Codes)
    {
        var definition = JsonNode.Parse(File.ReadAllText(Path.Combine(root, "catalogue", "voksenlaerlinge.json")))!.AsObject();
        foreach (var member in (string[])["rules", "indicators", "disclosure", "source", "$schema"]) definition.Remove(member);
        definition["id"] = id;
        definition["reporting"]!.AsObject().Remove("jointly");
        definition["dimensions"] = new JsonArray(new JsonObject
        {
            ["id"] = Dimension,
            ["title"] = new JsonObject { ["da"] = "Kode", ["en"] = "Code" },
            ["codes"] = new JsonArray([.. Enumerable.Range(0, codes).Select(i => new JsonObject
            {
                ["id"] = Code(i),
                ["title"] = new JsonObject { ["da"] = $"Kode {i}", ["en"] = $"Code {i}" },
            })]),
        });
        return definition.ToJsonString();
    }
}
