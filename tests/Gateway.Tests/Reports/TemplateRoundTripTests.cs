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

namespace Kkr.Gateway.Tests.Reports;

/// <summary>What is reported goes out in a file to fill in, and comes back from it as it was.</summary>
public sealed class TemplateRoundTripTests
{
    private static readonly Text Words = new("da", "en");
    private static readonly AreaCode Aalborg = AreaCode.Parse("851");

    private static readonly DataSetDefinition Definition = new(
        "forsoeg", 1, Words, null, null, null, null, ContentKind.Figures, new(PeriodType.Year, null, null, 31),
        new(ReporterKind.Municipality, [], null),
        [
            new("forsoergelse", Words, [new("ledig", new("Ledig", "Unemployed")), new("uoplyst", new("Uoplyst", "Not stated"))], "uoplyst"),
            new("koen", Words, [new("m", new("Mænd", "Men")), new("k", new("Kvinder", "Women"))], null),
        ],
        [
            new("antal", new("Antal", "Number"), Words, 0, -1_000_000_000_000_000m, 1_000_000_000_000_000m),
            new("andel", new("Andel", "Share"), Words, 6, -1_000_000_000m, 1_000_000_000m),
        ]);

    private static readonly Coordinate[] Places =
    [
        .. from support in new[] { "ledig", "uoplyst" }
           from sex in new[] { "m", "k" }
           from measure in new[] { "antal", "andel" }
           select Coordinate.Of([new("forsoergelse", support), new("koen", sex), new(DataSetDefinition.MeasureDimension, measure)]),
    ];

    private static Gen<Cell?> CellAt(Coordinate place) => Gen.Frequency<Cell?>(
        (1, Gen.Constant<Cell?>(null)),
        (1, Gen.Elements(Enum.GetValues<MissingReason>()).Select(reason => (Cell?)new Cell(place, null, reason))),
        (4, Gen.Choose(-2_000_000_000, 2_000_000_000).SelectMany(whole => Gen.Choose(0, 6).SelectMany(decimals => Gen.Elements(1m, 1_000m, 1_000_000m)
            .Select(large => (Cell?)new Cell(
                place, place[DataSetDefinition.MeasureDimension] == "antal" ? whole * large / 2 * 2 : whole / (decimal)Math.Pow(10, decimals), null))))));

    private static Arbitrary<ImmutableArray<Cell>> Contents { get; } = Places
        .Aggregate(
            Gen.Constant(ImmutableArray<Cell>.Empty),
            (cells, place) => cells.SelectMany(known => CellAt(place).Select(cell => cell is null ? known : known.Add(cell))))
        .Select(cells => cells.OrderBy(c => c.At).ToImmutableArray())
        .ToArbitrary();

    [FsCheck.Xunit.Property(MaxTest = 200)]
    public Property Csv_comes_back_as_it_went_out() => Prop.ForAll(Contents, content => Same(content, ReadCsv(TemplateCsv.Write(Rows(content)))));

    [FsCheck.Xunit.Property(MaxTest = 50)]
    public Property A_spreadsheet_comes_back_as_it_went_out() => Prop.ForAll(Contents, content => Same(content, ReadXlsx(TemplateXlsx.Write(Rows(content)))));

    [FsCheck.Xunit.Property(MaxTest = 200)]
    public Property Ndjson_comes_back_as_it_went_out() => Prop.ForAll(Contents, content => Same(content, ReadNdjson(Ndjson(content))));

    [FsCheck.Xunit.Property(MaxTest = 50)]
    public Property Ndjson_of_one_figure_a_line_comes_back_as_it_went_out() => Prop.ForAll(Contents, content =>
    {
        var reports = ReadNdjson(string.Concat(content.Select(c => Ndjson([c])))).GetAwaiter().GetResult();
        return reports.Count == content.Length && reports.Zip(content).All(pair => Same([pair.Second], Task.FromResult<List<ImportedReport>>([pair.First])));
    });

    [FsCheck.Xunit.Property(MaxTest = 50)]
    public Property A_line_is_the_same_command_as_rows() => Prop.ForAll(Contents, content =>
        content.IsEmpty || KeyOf(ReadNdjson(Ndjson(content))) == KeyOf(ReadCsv(TemplateCsv.Write(Rows(content)))));

    [FsCheck.Xunit.Property(MaxTest = 50)]
    public Property Both_are_the_same_command() => Prop.ForAll(Contents, content =>
        content.IsEmpty || KeyOf(ReadCsv(TemplateCsv.Write(Rows(content)))) == KeyOf(ReadXlsx(TemplateXlsx.Write(Rows(content)))));

    [Fact]
    public async Task A_file_that_nobody_filled_in_says_nothing()
    {
        Assert.Equal(1 + Places.Length, Rows([]).Count());
        Assert.Empty(await ReadCsv(TemplateCsv.Write(Rows([]))));
        Assert.Empty(await ReadXlsx(TemplateXlsx.Write(Rows([]))));
    }

    private static IEnumerable<ImmutableArray<TemplateCell>> Rows(ImmutableArray<Cell> content)
    {
        var report = Report.Empty(new(Aalborg, Definition.Id, Period.OfYear(2020))) with { Revision = 1, Status = ReportStatus.Submitted, Figures = content };
        return TemplateRules.Rows(Definition, [Aalborg], Period.OfYear(2020), new Dictionary<AreaCode, Report> { [Aalborg] = report });
    }

    private static bool Same(ImmutableArray<Cell> content, Task<List<ImportedReport>> reading)
    {
        var reports = reading.GetAwaiter().GetResult();
        if (content.IsEmpty && reports.Count == 0) return true;
        if (reports is not [{ Reporter: "851" or "0851", DataSet: "forsoeg", Period: "2020", Submission: { Faults.IsEmpty: true } submission, Faults.IsEmpty: true }]) return false;
        return submission.Figures.Select(f => new Cell(Coordinate.Of(f.At), f.Value, f.Missing switch
        {
            "unknown" => MissingReason.Unknown,
            "not-applicable" => MissingReason.NotApplicable,
            "confidential" => MissingReason.Confidential,
            _ => null,
        })).OrderBy(c => c.At).SequenceEqual(content);
    }

    private static string KeyOf(Task<List<ImportedReport>> reading)
    {
        var report = reading.GetAwaiter().GetResult().Single();
        return ImportKey.Of(new(Aalborg, Definition.Id, Period.OfYear(2020)), report.Submission!);
    }

    private static async Task<List<ImportedReport>> ReadCsv(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var encoding = await ImportEncoding.DetectAsync(stream, CancellationToken.None);
        var delimiter = CsvRows.DelimiterOf(await CsvRows.HeadingAsync(stream, encoding, CancellationToken.None));
        return await ReadAsync(CsvRows.ReadAsync(stream, encoding, delimiter, CancellationToken.None));
    }

    /// <summary>A report as the API answers it, on a line: one figure stands there by itself.</summary>
    private static string Ndjson(ImmutableArray<Cell> content)
    {
        var figures = content.Select(FigureAnswer.Of);
        var line = new JsonObject { ["municipality"] = "0851", ["dataSet"] = "forsoeg", ["period"] = "2020" };
        if (content.Length != 1) line["figures"] = JsonSerializer.SerializeToNode(figures, GatewayJson.Options);
        else
            foreach (var (name, value) in JsonSerializer.SerializeToNode(figures.Single(), GatewayJson.Options)!.AsObject())
                line[name] = value?.DeepClone();
        return line.ToJsonString() + "\r\n";
    }

    private static async Task<List<ImportedReport>> ReadNdjson(string file)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        return await NdjsonReports.ReadAsync(stream, new(null, null, null, null), CancellationToken.None).ToListAsync();
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
