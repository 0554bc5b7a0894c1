using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kkr.Gateway.Reports;
using Kkr.Reports;

namespace Kkr.Gateway.Bodies;

/// <summary>
/// Holds a JSON body against the type it is to be read as, and finds everything that does not fit at once. A member that
/// the type does not know makes the body malformed as a whole; anything else is a fault among others. A member that is
/// <c>null</c> is as good as left out.
/// </summary>
internal sealed class BodyShape(JsonSerializerOptions options, Utf8JsonWriter writer)
{
    /// <summary>A list longer than this is nobody's document.</summary>
    private const int MostItems = 10_000;

    private const int MostFaults = 1_000;
    private readonly ImmutableArray<ValidationError>.Builder _faults = ImmutableArray.CreateBuilder<ValidationError>();

    /// <summary>What was found.</summary>
    public ImmutableArray<ValidationError> Faults => _faults.ToImmutable();

    /// <summary>Looks at a value, and writes what of it counts.</summary>
    /// <exception cref="MalformedDocumentException">A member is not known.</exception>
    public void Look(JsonElement value, Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var info = options.GetTypeInfo(type);
        if (info.PolymorphismOptions is { } kinds)
        {
            LookAtKind(value, kinds, path);
            return;
        }

        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object:
                LookAtObject(value, info, path, null);
                break;
            case JsonTypeInfoKind.Enumerable:
                LookAtList(value, info, path);
                break;
            default:
                LookAtLeaf(value, type, path);
                break;
        }
    }

    private void LookAtKind(JsonElement value, JsonPolymorphismOptions kinds, string path)
    {
        var name = kinds.TypeDiscriminatorPropertyName;
        if (value.ValueKind != JsonValueKind.Object)
        {
            WrongType(value, path, "et objekt", "an object");
            return;
        }

        var said = value.TryGetProperty(name, out var kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString() : null;
        var found = kinds.DerivedTypes.FirstOrDefault(derived => derived.TypeDiscriminator as string == said);
        if (said is null || found.DerivedType is null)
        {
            var known = string.Join(", ", kinds.DerivedTypes.Select(derived => derived.TypeDiscriminator));
            Fault($"{path}/{name}", "kind", said is null ? null : JsonSerializer.Serialize(said), $"Skal være en af: {known}.", $"Must be one of: {known}.");
            return;
        }

        LookAtObject(value, options.GetTypeInfo(found.DerivedType), path, (name, said));
    }

    private void LookAtObject(JsonElement value, JsonTypeInfo info, string path, (string Name, string Value)? kind)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            WrongType(value, path, "et objekt", "an object");
            return;
        }

        writer.WriteStartObject();
        if (kind is { } written) writer.WriteString(written.Name, written.Value);
        foreach (var member in value.EnumerateObject())
        {
            if (member.Name == kind?.Name) continue;
            var at = $"{path}/{member.Name}";
            if (info.Properties.FirstOrDefault(p => p.Name == member.Name) is not { } property)
                throw new MalformedDocumentException(at, new("Feltet kendes ikke.", "The field is not known."));
            if (member.Value.ValueKind == JsonValueKind.Null) continue;
            writer.WritePropertyName(member.Name);
            Look(member.Value, property.PropertyType, at);
        }

        writer.WriteEndObject();
        foreach (var property in info.Properties)
        {
            if (property.AssociatedParameter is not { HasDefaultValue: false, IsNullable: false } || IsList(property.PropertyType)) continue;
            if (!value.TryGetProperty(property.Name, out var given) || given.ValueKind == JsonValueKind.Null)
                Fault($"{path}/{property.Name}", "required", null, "Skal oplyses.", "Is required.");
        }
    }

    private void LookAtList(JsonElement value, JsonTypeInfo info, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            WrongType(value, path, "en liste", "a list");
            return;
        }

        if (value.GetArrayLength() > MostItems)
        {
            Fault(path, "count", null, $"Højst {MostItems}.", $"At most {MostItems}.");
            return;
        }

        writer.WriteStartArray();
        var index = 0;
        foreach (var item in value.EnumerateArray())
            Look(item, info.ElementType!, string.Create(CultureInfo.InvariantCulture, $"{path}/{index++}"));
        writer.WriteEndArray();
    }

    private void LookAtLeaf(JsonElement value, Type type, string path)
    {
        value.WriteTo(writer);
        if (type == typeof(string))
        {
            if (value.ValueKind != JsonValueKind.String) WrongType(value, path, "en tekst", "text");
            // PostgreSQL can't store it, and no one can see it.
            else if (value.GetString()!.Contains('\0', StringComparison.Ordinal))
                Fault(path, "text", null, "Må ikke indeholde nultegn.", "Must not hold a null character.");
        }
        else if (type == typeof(decimal) && value.ValueKind == JsonValueKind.Number && !IsExact(value))
        {
            Fault(path, "range", null, "Tallet er uden for det, der kan gemmes nøjagtigt.", "The number is beyond what can be stored exactly.");
        }
        else if (type.IsEnum && (value.ValueKind != JsonValueKind.String || !CanRead(value, type)))
        {
            var codes = string.Join(", ", Enum.GetValuesAsUnderlyingType(type).Cast<object>()
                .Select(code => JsonSerializer.Serialize(Enum.ToObject(type, code), type, options).Trim('"')));
            Fault(path, "unknown-code", Shown(value), $"Skal være en af: {codes}.", $"Must be one of: {codes}.");
        }
        else if (!CanRead(value, type))
        {
            var (da, en) = type == typeof(DateOnly) ? ("en dato: 2020-12-31", "a date: 2020-12-31")
                : type == typeof(decimal) ? ("et tal", "a number")
                : type == typeof(int) ? ("et helt tal", "a whole number")
                : type == typeof(bool) ? ("true eller false", "true or false")
                : ("en gyldig værdi", "a valid value");
            WrongType(value, path, da, en);
        }
    }

    private bool CanRead(JsonElement value, Type type)
    {
        try
        {
            return value.Deserialize(type, options) is not null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>A decimal holds 28 digits; what has more would be rounded without anybody noticing.</summary>
    private static bool IsExact(JsonElement value)
    {
        var digits = value.GetRawText().AsSpan();
        var exponent = digits.IndexOfAny('e', 'E');
        var significant = 0;
        foreach (var c in exponent < 0 ? digits : digits[..exponent])
            if (char.IsAsciiDigit(c) && (significant > 0 || c != '0'))
                significant++;
        return significant <= 28 && value.TryGetDecimal(out _);
    }

    private bool IsList(Type type) => options.GetTypeInfo(type).Kind == JsonTypeInfoKind.Enumerable;

    private void WrongType(JsonElement value, string path, string da, string en)
    {
        Fault(path, "type", Shown(value), $"Skal være {da}.", $"Must be {en}.");
    }

    private static string? Shown(JsonElement value) => value.GetRawText() is { Length: <= 100 } raw ? raw : null;

    private void Fault(string path, string rule, string? value, string da, string en)
    {
        if (_faults.Count < MostFaults) _faults.Add(new(path, rule, value, new(da, en)));
    }
}
