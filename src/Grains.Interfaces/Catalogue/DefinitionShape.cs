using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>
/// Finds everything in a JSON document that is not of the shape of a type: members of the wrong type, missing ones and
/// unknown ones. A serializer alone stops at the first.
/// </summary>
internal static class DefinitionShape
{
    /// <summary>The most faults that are told at once.</summary>
    private const int MostFaults = 200;

    /// <summary>What may be left out, and means the next version then.</summary>
    private const string NextVersion = "/version";

    /// <summary>The most items of one list.</summary>
    private const int MostItems = 10_000;

    public static ImmutableArray<ValidationError> Check(JsonElement root, JsonSerializerOptions options)
    {
        var faults = ImmutableArray.CreateBuilder<ValidationError>();
        Check(root, options.GetTypeInfo(typeof(DataSetDefinition)), "", options, faults);
        return faults.ToImmutable();
    }

    private static void Check(
        JsonElement value, JsonTypeInfo type, string path, JsonSerializerOptions options, ImmutableArray<ValidationError>.Builder faults)
    {
        if (faults.Count >= MostFaults) return;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                CheckMembers(value, type, path, options, faults);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                if (value.GetArrayLength() > MostItems)
                {
                    Fault(faults, path, "too-many", default, $"Højst {MostItems}.", $"At most {MostItems}.");
                    break;
                }

                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Check(item, options.GetTypeInfo(type.ElementType!), string.Create(CultureInfo.InvariantCulture, $"{path}/{index++}"), options, faults);
                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    CheckKey(member, type, path, options, faults);
                    Check(member.Value, options.GetTypeInfo(type.ElementType!), $"{path}/{member.Name}", options, faults);
                }

                break;
            case JsonTypeInfoKind.None:
                CheckValue(value, type, path, options, faults);
                break;
            default:
                Fault(faults, path, "type", value, $"Skal være {(type.Kind == JsonTypeInfoKind.Enumerable ? "en liste" : "et objekt")}.",
                    $"Must be {(type.Kind == JsonTypeInfoKind.Enumerable ? "a list" : "an object")}.");
                break;
        }
    }

    private static void CheckMembers(
        JsonElement value, JsonTypeInfo type, string path, JsonSerializerOptions options, ImmutableArray<ValidationError>.Builder faults)
    {
        foreach (var member in value.EnumerateObject())
        {
            var property = type.Properties.FirstOrDefault(p => p.Name == member.Name);
            if (property is null)
            {
                // Editors find the schema by it.
                if (path.Length > 0 || member.Name != "$schema")
                    Fault(faults, $"{path}/{member.Name}", "unknown-member", default, "Feltet kendes ikke.", "The field is not known.");
                continue;
            }

            // What is null is left out; whether it may be is told below.
            if (member.Value.ValueKind != JsonValueKind.Null)
                Check(member.Value, options.GetTypeInfo(property.PropertyType), $"{path}/{member.Name}", options, faults);
            else if (!IsOptional(property) || (property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null))
                Fault(faults, $"{path}/{member.Name}", "required", member.Value, "Skal oplyses.", "Is required.");
        }

        foreach (var property in type.Properties)
            if (!IsOptional(property) && !value.TryGetProperty(property.Name, out _) && $"{path}/{property.Name}" != NextVersion)
                Fault(faults, $"{path}/{property.Name}", "required", default, "Skal oplyses.", "Is required.");
    }

    private static bool IsOptional(JsonPropertyInfo property) =>
        property.AssociatedParameter is not { HasDefaultValue: false, IsNullable: false } parameter
        || Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || (parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(ImmutableArray<>));

    private static void CheckKey(
        JsonProperty member, JsonTypeInfo type, string path, JsonSerializerOptions options, ImmutableArray<ValidationError>.Builder faults)
    {
        if (type.KeyType == typeof(string)) return;
        CheckValue(JsonSerializer.SerializeToElement(member.Name), options.GetTypeInfo(type.KeyType!), $"{path}/{member.Name}", options, faults);
    }

    private static void CheckValue(
        JsonElement value, JsonTypeInfo type, string path, JsonSerializerOptions options, ImmutableArray<ValidationError>.Builder faults)
    {
        if (value.ValueKind == JsonValueKind.String && CivilRegistration.IsIn(value.GetString()!))
            Fault(faults, path, "no-civil-registration-number", default,
                "CPR-numre må ikke indberettes.", "Civil registration numbers must not be reported.");
        try
        {
            JsonSerializer.Deserialize(value, type.Type, options);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            var wanted = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
            var choices = wanted.IsEnum
                ? string.Join(", ", Enum.GetNames(wanted).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))
                : NameOf(wanted);
            Fault(faults, path, wanted.IsEnum ? "unknown-code" : "type", value, $"Skal være: {choices}.", $"Must be: {choices}.");
        }
    }

    private static string NameOf(Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(bool) ? "true, false"
        : type == typeof(int) ? "1, 2, 3 …"
        : type == typeof(decimal) ? "1.5"
        : type == typeof(DateOnly) ? "2020-12-31"
        : type == typeof(Period) ? "2020, 2020H1, 2020K4, 2020M12, 2020-12-01, 2017-2018"
        : "851";

    private static void Fault(
        ImmutableArray<ValidationError>.Builder faults, string path, string rule, JsonElement value, string da, string en)
    {
        var written = value.ValueKind == JsonValueKind.Undefined ? null : value.GetRawText();
        faults.Add(new(path, rule, written is { Length: <= 100 } ? written : null, new(da, en)));
    }
}
