using System.Text.Json;
using Kkr.Ledger;

namespace Kkr.Catalogue;

/// <summary>Data-set definitions as people write them.</summary>
public static class DataSetJson
{
    private static readonly JsonSerializerOptions Strict = new(LedgerJson.Options)
    {
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Disallow,
    };

    /// <summary>Reads a definition. Lists that are left out are empty.</summary>
    /// <exception cref="JsonException">It can't be read; the message says where.</exception>
    public static DataSetDefinition Read(string json)
    {
        var definition = JsonSerializer.Deserialize<DataSetDefinition>(json, Strict) ?? throw new JsonException("A definition can't be null.");
        return definition with
        {
            Dimensions = definition.Dimensions.IsDefault ? [] : definition.Dimensions,
            Measures = definition.Measures.IsDefault ? [] : definition.Measures,
            Reporting = definition.Reporting with { Regions = definition.Reporting.Regions.IsDefault ? [] : definition.Reporting.Regions },
        };
    }
}
