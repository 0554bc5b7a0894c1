using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kkr.Catalogue;
using Kkr.Reports;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>
/// The rows of one report, while they are gathered: they become the same document that a client would send, and are read
/// and judged as such.
/// </summary>
internal sealed class ImportedRows : IDisposable
{
    private const int MostBytes = 3 * 1024 * 1024;
    private const int MostDecimals = 28;

    private readonly ImportColumns _columns;
    private readonly DataSetDefinition? _definition;
    private readonly bool _danish;
    private readonly (string? Reporter, string? DataSet, string? Period) _address;
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8JsonWriter _items;
    private readonly ImmutableArray<int>.Builder _lines = ImmutableArray.CreateBuilder<int>();
    private readonly ImmutableArray<ImportFault>.Builder _faults = ImmutableArray.CreateBuilder<ImportFault>();
    private readonly int _line;
    private string? _comment;

    public ImportedRows(
        ImportColumns columns, DataSetDefinition? definition, bool danish, (string? Reporter, string? DataSet, string? Period) address, int line)
    {
        (_columns, _definition, _danish, _address, _line) = (columns.For(definition), definition, danish, address, line);
        _items = new(_bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false });
        _items.WriteStartArray();
    }

    /// <summary>Whether there is room for more.</summary>
    public bool IsFull => _lines.Count >= Submission.MaxFigures || _bytes.WrittenCount + _items.BytesPending > MostBytes;

    /// <summary>Takes a row in.</summary>
    public void Add(ImportRow row)
    {
        if (_columns.Of(row, ImportColumns.Comment) is { IsEmpty: false } comment) _comment = comment.Text;
        switch (_definition?.Content)
        {
            case ContentKind.Records: AddRecord(row); break;
            case ContentKind.Answers: AddAnswer(row); break;
            default: AddFigures(row); break;
        }
    }

    /// <summary>The numbers in a row that are written as text, each with the most decimals that it can have.</summary>
    public static IEnumerable<(string Text, int Decimals)> NumbersIn(ImportRow row, ImportColumns columns, DataSetDefinition definition)
    {
        foreach (var (place, heading) in columns.Others)
        {
            if (ImportColumns.Of(row, place) is not { IsEmpty: false, Number: null } cell) continue;
            if (Find(definition.Measures, m => m.Id, m => m.Title, heading) is { } measure) yield return (cell.Text, measure.Decimals);
            else if (Find(definition.Record?.Attributes ?? [], a => a.Id, a => a.Title, heading) is { Kind: AttributeKind.Number })
                yield return (cell.Text, MostDecimals);
        }

        if (definition.Content == ContentKind.Figures && columns.Of(row, ImportColumns.Value) is { IsEmpty: false, Number: null } value)
            yield return (value.Text, definition.Measures.Select(m => m.Decimals).DefaultIfEmpty(MostDecimals).Max());
    }

    /// <summary>The report; null where no row says anything.</summary>
    public ImportedReport? Finish()
    {
        using var items = _items;
        items.WriteEndArray();
        items.Flush();
        if (_lines.Count == 0 && _faults.Count == 0) return null;
        Submission? submission = null;
        if (_definition is not null)
        {
            try
            {
                submission = SubmissionDocument.Read(Document()).Submission;
            }
            catch (MalformedDocumentException malformed)
            {
                var told = new ImportedReport(_line, _lines.ToImmutable(), null, null, null, null, []);
                _faults.Add(new(told.LineOf(malformed.Path), new(malformed.Path, "malformed", null, malformed.Detail)));
            }
        }

        return new(_line, _lines.ToImmutable(), _address.Reporter, _address.DataSet, _address.Period, submission, _faults.ToImmutable());
    }

    public void Dispose() => _items.Dispose();

    private ReadOnlyMemory<byte> Document()
    {
        var document = new ArrayBufferWriter<byte>(_bytes.WrittenCount + 500);
        using var writer = new Utf8JsonWriter(document);
        writer.WriteStartObject();
        writer.WriteString("dataSet", _address.DataSet);
        writer.WriteString("period", _address.Period);
        if (_comment is not null) writer.WriteString("comment", _comment);
        writer.WritePropertyName(_definition!.Content switch
        {
            ContentKind.Records => "records",
            ContentKind.Answers => "answers",
            _ => "figures",
        });
        writer.WriteRawValue(_bytes.WrittenSpan, skipInputValidation: true);
        writer.WriteEndObject();
        writer.Flush();
        return document.WrittenMemory;
    }

    private void AddFigures(ImportRow row)
    {
        var at = new List<KeyValuePair<string, string>>();
        var values = new List<(Measure? Measure, ImportCell Cell)>();
        foreach (var (place, heading) in _columns.Others)
        {
            var cell = ImportColumns.Of(row, place);
            if (cell.IsEmpty) continue;
            if (Find(_definition?.Measures ?? [], m => m.Id, m => m.Title, heading) is { } measure) values.Add((measure, cell));
            else if (_definition?.Dimensions.FirstOrDefault(d => Means(d.Id, d.Title, heading)) is { } dimension)
                at.Add(new(dimension.Id, dimension.Has(cell.Text) ? cell.Text : Find(dimension.Codes, c => c.Id, c => c.Title, cell.Text)?.Id ?? cell.Text));
            else if (heading.Equals(DataSetDefinition.MeasureDimension, StringComparison.OrdinalIgnoreCase))
                at.Add(new(DataSetDefinition.MeasureDimension, Find(_definition?.Measures ?? [], m => m.Id, m => m.Title, cell.Text)?.Id ?? cell.Text));
            else at.Add(new(heading, cell.Text));
        }

        var missing = ReasonOf(_columns.Of(row, ImportColumns.Missing).Text);
        if (_columns.Of(row, ImportColumns.Value) is { IsEmpty: false } value) values.Add((null, value));
        else if (missing.Length > 0) values.Add((null, default));
        // A place that nobody filled in says nothing: it is neither a zero nor missing.
        foreach (var (measure, cell) in values) AddFigure(row.Line, at, measure, cell, missing);
    }

    private void AddFigure(int line, List<KeyValuePair<string, string>> at, Measure? measure, ImportCell cell, string missing)
    {
        var number = cell.Number;
        if (number is null && !cell.IsEmpty)
        {
            if (!FigureText.TryParse(cell.Text, _danish, out var read))
            {
                _faults.Add(new(line, new("/value", "number", JsonSerializer.Serialize(cell.Text), new(
                    "Er ikke et tal, som det kan læses nøjagtigt.", "Is not a number that can be read exactly."))));
                return;
            }

            number = read;
        }

        _lines.Add(line);
        _items.WriteStartObject();
        _items.WriteStartObject("at");
        foreach (var (dimension, code) in at) _items.WriteString(dimension, code);
        if (measure is not null && _definition!.HasSeveralMeasures) _items.WriteString(DataSetDefinition.MeasureDimension, measure.Id);
        _items.WriteEndObject();
        if (number is { } figure) _items.WriteNumber("value", figure);
        else _items.WriteNull("value");
        if (missing.Length > 0) _items.WriteString("missing", missing);
        _items.WriteEndObject();
    }

    private void AddRecord(ImportRow row)
    {
        var id = _columns.Of(row, ImportColumns.Id);
        var values = _columns.Others.Select(o => (o.Heading, Cell: ImportColumns.Of(row, o.Place))).Where(o => !o.Cell.IsEmpty).ToList();
        if (id.IsEmpty && values.Count == 0) return;
        _lines.Add(row.Line);
        _items.WriteStartObject();
        if (!id.IsEmpty) _items.WriteString("id", id.Text);
        foreach (var (heading, cell) in values)
        {
            var attribute = Find(_definition?.Record?.Attributes ?? [], a => a.Id, a => a.Title, heading);
            AddValue(attribute?.Id ?? heading, RecordText.Read(attribute, cell, _danish));
        }

        _items.WriteEndObject();
    }

    private void AddValue(string attribute, ImmutableArray<string> texts)
    {
        if (texts is [var only])
        {
            _items.WriteString(attribute, only);
            return;
        }

        _items.WriteStartArray(attribute);
        foreach (var text in texts) _items.WriteStringValue(text);
        _items.WriteEndArray();
    }

    private void AddAnswer(ImportRow row)
    {
        var cell = _columns.Of(row, ImportColumns.Choice);
        if (cell.IsEmpty) return;
        var written = _columns.Of(row, ImportColumns.Question).Text;
        var question = Find(_definition?.Questions ?? [], q => q.Id, q => q.Title, written);
        foreach (var choice in CodeText.Read(question?.Choices ?? [], question is { Multiple: true }, cell.Text))
        {
            _lines.Add(row.Line);
            _items.WriteStartObject();
            _items.WriteString("question", question?.Id ?? written);
            _items.WriteString("choice", choice);
            _items.WriteEndObject();
        }
    }

    private static T? Find<T>(ImmutableArray<T> among, Func<T, string> id, Func<T, Text> title, string written)
        where T : class =>
        among.FirstOrDefault(a => id(a) == written) ?? among.FirstOrDefault(a => Means(id(a), title(a), written));

    private static bool Means(string id, Text title, string written) =>
        id.Equals(written, StringComparison.OrdinalIgnoreCase) || title.Da.Equals(written, StringComparison.OrdinalIgnoreCase)
        || title.En.Equals(written, StringComparison.OrdinalIgnoreCase);

    private static string ReasonOf(string written) => written.ToUpperInvariant() switch
    {
        "UKENDT" or "UNKNOWN" => "unknown",
        "IKKE RELEVANT" or "NOT APPLICABLE" or "NOT-APPLICABLE" => "not-applicable",
        "FORTROLIG" or "FORTROLIGT" or "CONFIDENTIAL" => "confidential",
        _ => written,
    };
}
