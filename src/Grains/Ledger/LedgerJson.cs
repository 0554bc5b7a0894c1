using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kkr.Rights;

namespace Kkr.Ledger;

/// <summary>
/// How events stand in the ledger as JSON, for ever: names in camel case, enumerations by name, nothing for null. Unknown
/// members are passed over, so that an older silo can read what a newer one wrote.
/// </summary>
public static class LedgerJson
{
    /// <summary>The options that write and read the ledger.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Writes an event; its kind stands in the member <c>kind</c>.</summary>
    public static string Write<TEvent>(TEvent happened) => JsonSerializer.Serialize(happened, Options);

    /// <summary>
    /// Writes an event, and after its own members by which right it was caused: the digest of the entry covers that too, and
    /// entries from before rights were recorded stay as they are.
    /// </summary>
    public static string Write<TEvent>(TEvent happened, ExercisedRight right) =>
        string.Concat(Write(happened).AsSpan()[..^1], ",\"right\":", Write(right), "}");

    /// <summary>By which right an event was caused; null in an entry from before rights were recorded.</summary>
    public static ExercisedRight? RightOf(string json) => JsonSerializer.Deserialize<Caused>(json, Options)?.Right;

    /// <summary>Reads an event.</summary>
    /// <exception cref="JsonException">It is not one of the stream's events.</exception>
    public static TEvent Read<TEvent>(string json) =>
        JsonSerializer.Deserialize<TEvent>(json, Options) ?? throw new JsonException("An event can't be null.");

    /// <summary>
    /// Lists that are no constructor parameters came after the first release: where they are empty, an entry is written as it
    /// ever was.
    /// </summary>
    private static void LeaveEmptyListsOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property is { AssociatedParameter: null, PropertyType: { IsValueType: true, IsGenericType: true } list }
                && list.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            {
                // A list that was never set can't be counted.
                var unset = Activator.CreateInstance(list);
                property.ShouldSerialize = (_, value) => !Equals(value, unset) && value is System.Collections.ICollection { Count: > 0 };
            }
        }
    }

    private sealed record Caused(ExercisedRight? Right);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            AllowOutOfOrderMetadataProperties = true,
            // The ledger is read by people too: Danish letters stay letters. It is never put into a page as it stands.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveEmptyListsOut } },
        };
        options.MakeReadOnly();
        return options;
    }
}
