using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kkr.Catalogue;
using Kkr.Gateway.Bodies;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>
/// The reports in an NDJSON file, one a line: a submission as the API takes it, with <c>municipality</c> (or
/// <c>region</c>) beside it. A line with <c>at</c> and <c>value</c> of its own is a submission of that one figure.
/// </summary>
internal static class NdjsonReports
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the reports.</summary>
    public static async IAsyncEnumerable<ImportedReport> ReadAsync(
        Stream file, ImportDefaults defaults, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        await foreach (var line in LinesAsync(file, cancellationToken))
        {
            number++;
            if (line is null) yield return Fault(number, "line-length", "Linjen er for lang.", "The line is too long.");
            else if (line.AsSpan().ContainsAnyExcept(" \t\r"u8)) yield return Read(line, number, defaults);
        }
    }

    private static ImportedReport Read(byte[] line, int number, ImportDefaults defaults)
    {
        try
        {
            var text = line.AsMemory(line.AsSpan().StartsWith("\ufeff"u8) ? 3 : 0);
            using var document = JsonDocument.Parse(text, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Fault(number, "type", "Linjen skal være et objekt.", "The line must be an object.");
            string? reporter = null;
            var read = IsSubmission(document.RootElement)
                ? SubmissionDocument.Read(document.RootElement, member => TakeReporter(member, ref reporter))
                : SubmissionDocument.Read(SubmissionOf(document.RootElement, defaults, ref reporter));
            return new(number, [], reporter ?? defaults.Reporter, read.DataSet, read.Period, read.Submission, []);
        }
        catch (JsonException exception)
        {
            var words = InvalidJson.InLine(exception);
            return Fault(number, "json", words.Da, words.En);
        }
        catch (InvalidOperationException)
        {
            return Fault(number, "json", "Er ikke gyldig UTF-8.", "Is not valid UTF-8.");
        }
        catch (MalformedDocumentException malformed)
        {
            return new(number, [], null, null, null, null, [new(number, new(malformed.Path, "malformed", null, malformed.Detail))]);
        }
    }

    /// <summary>Whether a line says all that a submission says, and no more than who reports beside it.</summary>
    private static bool IsSubmission(JsonElement line) =>
        line.TryGetProperty("dataSet", out _) && line.TryGetProperty("period", out _)
        && !line.TryGetProperty("at", out _) && !line.TryGetProperty("value", out _) && !line.TryGetProperty("missing", out _);

    private static bool TakeReporter(JsonProperty member, ref string? reporter)
    {
        if (reporter is not null || member.Name is not ("municipality" or "region")) return false;
        reporter = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : member.Value.GetRawText();
        return true;
    }

    /// <summary>The submission on a line, as it would be sent alone.</summary>
    private static ReadOnlyMemory<byte> SubmissionOf(JsonElement line, ImportDefaults defaults, ref string? reporter)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes, Relaxed);
        writer.WriteStartObject();
        List<JsonProperty> figure = [];
        bool hasDataSet = false, hasPeriod = false;
        foreach (var member in line.EnumerateObject())
        {
            switch (member.Name)
            {
                case var _ when TakeReporter(member, ref reporter): break;
                case "at" or "value" or "missing": figure.Add(member); break;
                default:
                    hasDataSet |= member.Name == "dataSet";
                    hasPeriod |= member.Name == "period";
                    member.WriteTo(writer);
                    break;
            }
        }

        if (!hasDataSet && defaults.DataSet is { } dataSet) writer.WriteString("dataSet", dataSet);
        if (!hasPeriod && defaults.Period is { } period) writer.WriteString("period", period);
        if (figure.Count > 0)
        {
            writer.WriteStartArray("figures");
            writer.WriteStartObject();
            foreach (var member in figure) member.WriteTo(writer);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.Flush();
        return bytes.WrittenMemory;
    }

    /// <summary>The file's lines; null for one that is too long.</summary>
    private static async IAsyncEnumerable<byte[]?> LinesAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        var skipping = false;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end);
                rest = rest.Slice(rest.GetPosition(1, end));
                yield return skipping || line.Length > ImportLimits.MaxLineBytes ? null : line.ToArray();
                skipping = false;
            }

            if (rest.Length > ImportLimits.MaxLineBytes)
            {
                // What follows belongs to a line that is refused already: it is not kept.
                skipping = true;
                rest = rest.Slice(rest.End);
            }

            if (read.IsCompleted)
            {
                if (skipping) yield return null;
                else if (!rest.IsEmpty) yield return rest.ToArray();
                break;
            }

            pipe.AdvanceTo(rest.Start, rest.End);
        }

        await pipe.CompleteAsync();
    }

    private static ImportedReport Fault(int line, string rule, string da, string en) =>
        new(line, [], null, null, null, null, [new(line, new("", rule, null, new Text(da, en)))]);
}
