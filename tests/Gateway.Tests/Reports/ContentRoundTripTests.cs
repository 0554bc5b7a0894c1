using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Kkr.Catalogue;
using Kkr.Gateway.Reports;
using Kkr.Gateway.Reports.Imports;
using Kkr.Gateway.Reports.Templates;
using Kkr.Municipalities;
using Kkr.Reports;
using Record = Kkr.Reports.Record;

namespace Kkr.Gateway.Tests.Reports;

/// <summary>Records go out in a file to fill in, or on a line, and come back as they were: several codes, odd words and all.</summary>
public sealed class ContentRoundTripTests
{
    private static readonly Text Words = new("da", "en");
    private static readonly AreaCode Aalborg = AreaCode.Parse("851");

    private static readonly ImmutableArray<Code> Codes = [new("a", new("Ord, og flere", "Words; more")), new("b-1", new("B", "B")), new("c", new("C|D", "C"))];

    // Some attributes are named as usual columns are.
    private static readonly DataSetDefinition Definition = new(
        "forsoeg", 1, Words, null, null, null, null, ContentKind.Records, new(PeriodType.Year, null, null, 31),
        new(ReporterKind.Municipality, [], null), [], [])
    {
        Record = new(
        [
            new("partnere", new("Partnere", "Partners"), AttributeKind.Code) { Codes = Codes, Multiple = true },
            new("svar", new("Svar", "Choice"), AttributeKind.Code) { Codes = Codes },
            new("name", new("Navn", "Name"), AttributeKind.Text),
            new("tal", new("Tal", "Number"), AttributeKind.Number),
            new("dag", new("Dag", "Day"), AttributeKind.Date),
        ]),
    };

    private static Gen<ImmutableArray<RecordValue>> Maybe(string attribute, Gen<string> text) =>
        Gen.OneOf(Gen.Constant(ImmutableArray<RecordValue>.Empty), text.Select(t => ImmutableArray.Create(new RecordValue(attribute, t))));

    // Blanks around a text are no part of it in a file.
    private static Gen<string> Texts { get; } = Gen.Elements("a", "Æ", "=", "'", "+", "-", "@", "\"", ";", ",", "\n", "\r", "\t", "_x0041_", "\u0001", "🙂", " ", "1", "NULL")
        .ListOf().Select(parts => $"{string.Concat(parts)}").Where(text => text.Length > 0 && text.Trim(' ', '\u00a0') == text);

    private static Gen<Record> RecordOf(int number) =>
        from several in Gen.SubListOf(Codes.Select(c => c.Id))
        from one in Maybe("svar", Gen.Elements(Codes.Select(c => c.Id)))
        from name in Maybe("name", Texts)
        from figure in Maybe("tal", Gen.Elements("0", "1234", "-1.50", "1.500", "1234567.25", "0.001", "1e3"))
        from day in Maybe("dag", Gen.Elements("2020-09-01", "2021-12-31"))
        from prefix in Gen.Elements("", "=", "00", "'-")
        select new Record(
            $"{prefix}{number}",
            [.. several.Select(c => new RecordValue("partnere", c)).Concat([.. one, .. name, .. figure, .. day]).OrderBy(v => v.Attribute, StringComparer.Ordinal)]);

    private static Arbitrary<ImmutableArray<Record>> Contents { get; } = Gen.Choose(1, 4)
        .SelectMany(count => Enumerable.Range(1, count).Aggregate(
            Gen.Constant(ImmutableArray<Record>.Empty), (known, number) => known.SelectMany(k => RecordOf(number).Select(k.Add))))
        .ToArbitrary();

    [FsCheck.Xunit.Property(MaxTest = 200)]
    public Property Csv_comes_back_as_it_went_out() => Prop.ForAll(Contents, content => Same(content, ReadCsv(TemplateCsv.Write(Rows(content)))));

    [FsCheck.Xunit.Property(MaxTest = 100)]
    public Property A_spreadsheet_comes_back_as_it_went_out() => Prop.ForAll(Contents, content => Same(content, ReadXlsx(TemplateXlsx.Write(Rows(content)))));

    [FsCheck.Xunit.Property(MaxTest = 200)]
    public Property Ndjson_comes_back_as_it_went_out() => Prop.ForAll(Contents, content => Same(content, ReadNdjson(content)));

    [FsCheck.Xunit.Property(MaxTest = 50)]
    public Property All_are_the_same_command() => Prop.ForAll(Contents, content =>
        KeyOf(ReadNdjson(content)) == KeyOf(ReadCsv(TemplateCsv.Write(Rows(content))))
        && KeyOf(ReadNdjson([.. content.Reverse()])) == KeyOf(ReadXlsx(TemplateXlsx.Write(Rows(content)))));

    [Fact]
    public async Task A_file_that_nobody_filled_in_says_nothing()
    {
        Assert.Equal(2, Rows([]).Count());
        Assert.Empty(await ReadCsv(TemplateCsv.Write(Rows([]))));
    }

    private static IEnumerable<ImmutableArray<TemplateCell>> Rows(ImmutableArray<Record> content)
    {
        var report = Report.Empty(new(Aalborg, Definition.Id, Period.OfYear(2020))) with { Revision = 1, Status = ReportStatus.Submitted, Records = content };
        return TemplateRules.Rows(Definition, [Aalborg], Period.OfYear(2020), new Dictionary<AreaCode, Report> { [Aalborg] = report });
    }

    private static bool Same(ImmutableArray<Record> content, Task<List<ImportedReport>> reading) =>
        reading.GetAwaiter().GetResult() is [{ Reporter: "851", DataSet: "forsoeg", Period: "2020", Submission: { Faults.IsEmpty: true } submission, Faults.IsEmpty: true }]
        && submission.Records.Select(r => new Record(
            r.Id!, [.. r.Values.SelectMany(v => v.Texts.Select(t => new RecordValue(v.Attribute, t))).OrderBy(v => v.Attribute, StringComparer.Ordinal)]))
            .SequenceEqual(content);

    private static string KeyOf(Task<List<ImportedReport>> reading) =>
        ImportKey.Of(new(Aalborg, Definition.Id, Period.OfYear(2020)), reading.GetAwaiter().GetResult().Single().Submission!);

    private static async Task<List<ImportedReport>> ReadNdjson(ImmutableArray<Record> content)
    {
        var line = new JsonObject
        {
            ["dataSet"] = "forsoeg",
            ["records"] = JsonSerializer.SerializeToNode(content.Select(RecordAnswer.Of), GatewayJson.Options),
            ["municipality"] = "851",
        };
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(line.ToJsonString()));
        return await NdjsonReports.ReadAsync(stream, new(null, null, "2020", null), CancellationToken.None).ToListAsync();
    }

    private static async Task<List<ImportedReport>> ReadCsv(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var encoding = await ImportEncoding.DetectAsync(stream, CancellationToken.None);
        var delimiter = CsvRows.DelimiterOf(await CsvRows.HeadingAsync(stream, encoding, CancellationToken.None));
        return await ReadAsync(CsvRows.ReadAsync(stream, encoding, delimiter, CancellationToken.None));
    }

    private static async Task<List<ImportedReport>> ReadXlsx(byte[] file)
    {
        using var stream = new MemoryStream(file);
        Assert.Null(await XlsxRows.CheckAsync(stream, CancellationToken.None));
        return await ReadAsync(XlsxRows.Read(stream).ToAsyncEnumerable());
    }

    private static async Task<List<ImportedReport>> ReadAsync(IAsyncEnumerable<ImportRow> rows)
    {
        var all = await rows.ToListAsync();
        var columns = ImportColumns.Read(all[0], [], out var faults);
        Assert.Empty(faults);
        return await ImportFile.ReadAsync(
            all.Skip(1).ToAsyncEnumerable(), columns, new(null, null, null, null), danish: true,
            (id, _) => new(id == Definition.Id ? new DataSet(Definition, 1, []) : null), CancellationToken.None).ToListAsync();
    }
}
