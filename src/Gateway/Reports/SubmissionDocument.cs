using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Kkr.Catalogue;
using Kkr.Gateway.Bodies;
using Kkr.Reports;

namespace Kkr.Gateway.Reports;

/// <summary>
/// A submission as it was sent, read as far as it can be: what is not JSON of the contract's members is malformed as a
/// whole; a member of the wrong type is a fault among others.
/// </summary>
/// <param name="DataSet">The data set's id, if one could be read.</param>
/// <param name="Period">The period as written, if one could be read.</param>
/// <param name="Submission">The rest, with the faults that were found.</param>
internal sealed record SubmissionDocument(string? DataSet, string? Period, Submission Submission)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Reads a body.</summary>
    /// <exception cref="MalformedDocumentException">It is not JSON, too deep, names a member twice, or one that is not known.</exception>
    public static SubmissionDocument Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return new Reader().Read(document.RootElement, null);
        }
        catch (JsonException exception)
        {
            throw new MalformedDocumentException("", InvalidJson.InBody(exception));
        }
        catch (InvalidOperationException)
        {
            // Text that is not UTF-8 shows only when it is read.
            throw new MalformedDocumentException("", new("Indholdet er ikke gyldig UTF-8.", "The body is not valid UTF-8."));
        }
    }

    /// <summary>Reads a body that has been parsed, with members of somebody else's among its own.</summary>
    /// <param name="root">The body.</param>
    /// <param name="takes">Whether somebody else takes a member.</param>
    /// <exception cref="MalformedDocumentException">It names a member that is not known.</exception>
    public static SubmissionDocument Read(JsonElement root, Func<JsonProperty, bool> takes) => new Reader().Read(root, takes);

    private sealed class Reader
    {
        /// <summary>The most characters of a faulty value that are told back.</summary>
        private const int ShownLength = 100;

        private readonly ImmutableArray<ValidationError>.Builder _faults = ImmutableArray.CreateBuilder<ValidationError>(0);

        public SubmissionDocument Read(JsonElement root, Func<JsonProperty, bool>? takes)
        {
            if (root.ValueKind != JsonValueKind.Object)
                throw new MalformedDocumentException("", new("Indholdet skal være et objekt.", "The body must be an object."));
            string? dataSet = null, period = null, comment = null;
            var replace = false;
            ImmutableArray<SubmittedFigure> figures = [];
            ImmutableArray<SubmittedRecord> records = [];
            ImmutableArray<SubmittedAnswer> answers = [];
            ImmutableArray<ContentKind> sent = [];
            foreach (var member in root.EnumerateObject())
            {
                if (takes?.Invoke(member) == true) continue;
                var isNull = member.Value.ValueKind == JsonValueKind.Null;
                if (member.NameEquals("dataSet"u8)) dataSet = isNull ? null : Text(member.Value, "/dataSet");
                else if (member.NameEquals("period"u8)) period = isNull ? null : Text(member.Value, "/period");
                else if (member.NameEquals("comment"u8)) comment = isNull ? null : Text(member.Value, "/comment");
                else if (member.NameEquals("replace"u8)) replace = !isNull && Truth(member.Value, "/replace");
                else if (member.NameEquals("figures"u8))
                {
                    if (isNull) continue;
                    sent = sent.Add(ContentKind.Figures);
                    figures = ReadList("/figures", member.Value, Figure);
                }
                else if (member.NameEquals("records"u8))
                {
                    if (isNull) continue;
                    sent = sent.Add(ContentKind.Records);
                    records = ReadList("/records", member.Value, Record);
                }
                else if (member.NameEquals("answers"u8))
                {
                    if (isNull) continue;
                    sent = sent.Add(ContentKind.Answers);
                    answers = ReadList("/answers", member.Value, Answer);
                }
                else throw Unknown(new("", Name: member.Name));
            }

            if (dataSet is null && !HasFault("/dataSet")) Fault("/dataSet", "required", null, "Skal oplyses.", "Is required.");
            if (period is null && !HasFault("/period")) Fault("/period", "required", null, "Skal oplyses.", "Is required.");
            return new(dataSet, period, new(figures, replace, comment, _faults.ToImmutable()) { Records = records, Answers = answers, Sent = sent });
        }

        /// <summary>Reads a list of objects, without those that can't be read.</summary>
        private ImmutableArray<T> ReadList<T>(string path, JsonElement array, Func<int, JsonElement, T?> read)
            where T : class
        {
            if (array.ValueKind != JsonValueKind.Array)
            {
                WrongType(path, array, "en liste", "a list");
                return [];
            }

            var length = array.GetArrayLength();
            if (length > Submission.MaxFigures)
            {
                Fault(path, "too-many", null, $"Højst {Submission.MaxFigures} ad gangen.", $"At most {Submission.MaxFigures} at a time.");
                return [];
            }

            var list = ImmutableArray.CreateBuilder<T>(length);
            var index = 0;
            foreach (var item in array.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.Object) WrongType(new(path, index), item, "et objekt", "an object");
                else if (read(index, item) is { } known) list.Add(known);
                index++;
            }

            return list.DrainToImmutable();
        }

        /// <summary>A record: its id, and whatever attributes its data set has.</summary>
        private SubmittedRecord Record(int index, JsonElement item)
        {
            string? id = null;
            var values = ImmutableArray.CreateBuilder<SubmittedValue>();
            foreach (var member in item.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.Null) continue;
                if (member.Name == "id") id = Text(member.Value, new("/records", index, "/id"));
                else values.Add(new(member.Name, Texts(member.Value, new("/records", index, Name: member.Name))));
            }

            return new(index, id, values.ToImmutable());
        }

        private ImmutableArray<string> Texts(JsonElement value, Place path) => value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select(item => Text(item, path)).OfType<string>()],
            JsonValueKind.Number => [value.GetRawText()],
            _ => Text(value, path) is { } text ? [text] : [],
        };

        private SubmittedAnswer Answer(int index, JsonElement item)
        {
            string? question = null, choice = null;
            foreach (var member in item.EnumerateObject())
            {
                var isNull = member.Value.ValueKind == JsonValueKind.Null;
                if (member.NameEquals("question"u8)) question = isNull ? null : Text(member.Value, new("/answers", index, "/question"));
                else if (member.NameEquals("choice"u8)) choice = isNull ? null : Text(member.Value, new("/answers", index, "/choice"));
                else throw Unknown(new("/answers", index, Name: member.Name));
            }

            return new(index, question, choice);
        }

        private SubmittedFigure? Figure(int index, JsonElement item)
        {
            var before = _faults.Count;
            ImmutableArray<KeyValuePair<string, string>> at = [];
            decimal? value = null;
            string? missing = null;
            foreach (var member in item.EnumerateObject())
            {
                var isNull = member.Value.ValueKind == JsonValueKind.Null;
                if (member.NameEquals("at"u8)) at = isNull ? [] : Codes(member.Value, index);
                else if (member.NameEquals("value"u8)) value = isNull ? null : Number(member.Value, new("/figures", index, "/value"));
                else if (member.NameEquals("missing"u8)) missing = isNull ? null : Text(member.Value, new("/figures", index, "/missing"));
                else throw Unknown(new("/figures", index, Name: member.Name));
            }

            // A figure with a fault of shape would break further rules only because of it.
            return _faults.Count == before ? new(index, at, value, missing) : null;
        }

        private ImmutableArray<KeyValuePair<string, string>> Codes(JsonElement value, int index)
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                WrongType(new("/figures", index, "/at"), value, "et objekt", "an object");
                return [];
            }

            var codes = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(value.GetPropertyCount());
            foreach (var member in value.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.Null) continue;
                var dimension = member.Name;
                if (Text(member.Value, new("/figures", index, "/at", dimension)) is { } code) codes.Add(new(dimension, code));
            }

            return codes.DrainToImmutable();
        }

        private decimal? Number(JsonElement value, Place path)
        {
            if (value.ValueKind != JsonValueKind.Number)
            {
                WrongType(path, value, "et tal", "a number");
                return null;
            }

            var digits = JsonMarshal.GetRawUtf8Value(value);
            var exponent = digits.IndexOfAny((byte)'e', (byte)'E');
            var significant = 0;
            foreach (var c in exponent < 0 ? digits : digits[..exponent])
                if (char.IsAsciiDigit((char)c) && (significant > 0 || c != '0'))
                    significant++;
            // A number too small for a decimal is read as 0, which it is not.
            if (significant <= 28 && value.TryGetDecimal(out var number) && (number != 0 || significant == 0)) return number;
            Fault(path, "range", Shown(value), "Tallet er uden for det, der kan gemmes nøjagtigt.", "The number is beyond what can be stored exactly.");
            return null;
        }

        private string? Text(JsonElement value, Place path)
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                var text = value.GetString()!;
                // PostgreSQL can't store it, and no one can see it.
                if (!text.Contains('\0', StringComparison.Ordinal)) return text;
                Fault(path, "text", null, "Må ikke indeholde nultegn.", "Must not hold a null character.");
                return null;
            }

            WrongType(path, value, "en tekst", "text");
            return null;
        }

        private bool Truth(JsonElement value, Place path)
        {
            if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
            WrongType(path, value, "true eller false", "true or false");
            return false;
        }

        private void WrongType(Place path, JsonElement value, string da, string en) =>
            Fault(path, "type", Shown(value), $"Skal være {da}.", $"Must be {en}.");

        /// <summary>What is told back of a value: not a list or an object, in which text that can't be written may hide.</summary>
        private static string? Shown(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Array or JsonValueKind.Object => null,
            JsonValueKind.String when value.GetString()!.Length > ShownLength => null,
            _ => value.GetRawText() is { Length: <= ShownLength } raw ? raw : null,
        };

        private void Fault(Place path, string rule, string? value, string da, string en) => _faults.Add(new(path.ToString(), rule, value, new(da, en)));

        private bool HasFault(string path) => _faults.Any(f => f.Path == path);

        private static MalformedDocumentException Unknown(Place path) =>
            new(path.ToString(), new("Feltet kendes ikke.", "The field is not known."));
    }

    /// <summary>Where something stands in the body: a JSON pointer, put together only where it is told.</summary>
    /// <param name="Member">A member of the body.</param>
    /// <param name="Index">Which item of its list; negative for none.</param>
    /// <param name="Below">A member of the item.</param>
    /// <param name="Name">A member below that, as it was sent.</param>
    private readonly record struct Place(string Member, int Index = -1, string Below = "", string? Name = null)
    {
        public static implicit operator Place(string member) => new(member);

        public override string ToString() => string.Concat(
            Index < 0 ? Member : string.Create(CultureInfo.InvariantCulture, $"{Member}/{Index}"), Below,
            Name is null ? "" : "/" + ValidationError.PathOf(Name));
    }
}
