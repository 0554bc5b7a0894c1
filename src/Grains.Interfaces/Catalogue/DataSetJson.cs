using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>
/// Data-set definitions as people write them: camel case, enumerations in kebab case, nothing where there is nothing. Files
/// in <c>catalogue/</c> and the API have the same shape, which <c>catalogue/data-set.schema.json</c> describes.
/// </summary>
public static class DataSetJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>The options that write and read definitions.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Reads a definition. Lists that are left out are empty.</summary>
    /// <exception cref="JsonException">It can't be read; the message says where.</exception>
    public static DataSetDefinition Read(string json) =>
        TryRead(json, out var definition, out var faults)
            ? definition
            : throw new JsonException(string.Join(' ', faults.Select(f => $"{f.Path}: {f.Message.En}")));

    /// <summary>Reads a definition, or finds everything in it that is not of the shape of one.</summary>
    /// <exception cref="JsonException">It is not JSON at all, too deep, or names a member twice.</exception>
    public static bool TryRead(
        string json, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out DataSetDefinition? definition,
        out ImmutableArray<ValidationError> faults)
    {
        definition = null;
        using var document = JsonDocument.Parse(json, Strict);
        faults = DefinitionShape.Check(document.RootElement, Options);
        if (!faults.IsEmpty) return false;
        definition = Tidy(JsonSerializer.Deserialize<DataSetDefinition>(document.RootElement, Options)!);
        return true;
    }

    /// <summary>Writes a definition.</summary>
    public static byte[] Write(DataSetDefinition definition) => JsonSerializer.SerializeToUtf8Bytes(definition, Options);

    /// <summary>A definition as text that is the same for equal definitions, whatever the order of members they were written in.</summary>
    public static string Canonical(DataSetDefinition definition) => Sorted(JsonSerializer.SerializeToNode(definition, Options))!.ToJsonString(Options);

    private static DataSetDefinition Tidy(DataSetDefinition definition) => definition with
    {
        Dimensions = definition.Dimensions.IsDefault ? [] : definition.Dimensions,
        Measures = definition.Measures.IsDefault ? [] : definition.Measures,
        Reporting = definition.Reporting with { Regions = definition.Reporting.Regions.IsDefault ? [] : definition.Reporting.Regions },
        Record = definition.Record is { Attributes.IsDefault: true } record ? record with { Attributes = [] } : definition.Record,
    };

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
            MaxDepth = 32,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WriteWhatIsThere } },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Leaves out what follows from other members, and what is at its default.</summary>
    private static void WriteWhatIsThere(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (property.Set is null && property.AssociatedParameter is null)
            {
                type.Properties.RemoveAt(i);
                continue;
            }

            // Optional members are not constructor parameters, or have a default there.
            if (property.AssociatedParameter is { HasDefaultValue: false }) continue;
            property.ShouldSerialize = (_, value) => value switch
            {
                null => false,
                System.Collections.ICollection items => items.Count > 0,
                false or 0 or 0m => false,
                Enum choice => Convert.ToInt32(choice, null) != 0,
                _ => true,
            };
        }
    }
}
