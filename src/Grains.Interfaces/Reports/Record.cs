using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kkr.Reports;

/// <summary>A single case in a report, equal to another when its content is.</summary>
/// <param name="Id">The reporter's own id of it, unique within the report.</param>
/// <param name="Values">What is told of it, in the order of attributes; an attribute with several codes stands once for each.</param>
[GenerateSerializer, Immutable, Alias("kkr.Record")]
[JsonConverter(typeof(RecordJsonConverter))]
public sealed record Record([property: Id(0)] string Id, [property: Id(1)] ImmutableArray<RecordValue> Values)
{
    /// <summary>The most characters that a record's id has.</summary>
    public const int MaxIdLength = 100;

    /// <summary>What is told under an attribute; null for nothing. Of several codes it is the first.</summary>
    public string? this[string attribute]
    {
        get
        {
            foreach (var value in Values)
                if (value.Attribute == attribute)
                    return value.Value;
            return null;
        }
    }

    /// <summary>All that is told under an attribute.</summary>
    public IEnumerable<string> AllOf(string attribute) => Values.Where(v => v.Attribute == attribute).Select(v => v.Value);

    /// <inheritdoc/>
    public bool Equals(Record? other) => other is not null && Id == other.Id && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <summary><c>{ "id": "m1", "values": { "matchtype": "job", "partnere": ["ucn", "sosu-nord"] } }</c>.</summary>
    private sealed class RecordJsonConverter : JsonConverter<Record>
    {
        public override Record Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var values = ImmutableArray.CreateBuilder<RecordValue>();
            foreach (var member in document.RootElement.GetProperty("values").EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.Array)
                    foreach (var item in member.Value.EnumerateArray())
                        values.Add(new(member.Name, item.GetString()!));
                else values.Add(new(member.Name, member.Value.GetString()!));
            }

            return new(document.RootElement.GetProperty("id").GetString()!, values.ToImmutable());
        }

        public override void Write(Utf8JsonWriter writer, Record value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("id", value.Id);
            writer.WriteStartObject("values");
            for (var i = 0; i < value.Values.Length; i++)
            {
                var (attribute, text) = (value.Values[i].Attribute, value.Values[i].Value);
                if (i + 1 == value.Values.Length || value.Values[i + 1].Attribute != attribute)
                {
                    writer.WriteString(attribute, text);
                    continue;
                }

                writer.WriteStartArray(attribute);
                writer.WriteStringValue(text);
                while (i + 1 < value.Values.Length && value.Values[i + 1].Attribute == attribute) writer.WriteStringValue(value.Values[++i].Value);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }
}
