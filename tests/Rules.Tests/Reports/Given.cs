using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Kkr.Catalogue;
using Kkr.Municipalities;
using Kkr.Rights;

namespace Kkr.Reports;

/// <summary>Things that tests are about.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2021, 1, 15, 12, 0, 0, TimeSpan.Zero);
    public static readonly ImmutableArray<string> Codes = ["ledig", "beskaeftiget", "uoplyst"];

    public static Gen<Period> Periods { get; } =
        from type in Gen.Elements(Enum.GetValues<PeriodType>())
        from days in Gen.Choose(0, 100_000)
        select Period.Containing(type, new DateOnly(1910, 1, 1).AddDays(days));

    public static Gen<string> DataSetIds { get; } =
        from first in Gen.Elements("abc019".ToCharArray())
        from rest in Gen.ArrayOf(Gen.Elements("ab01279-".ToCharArray()))
        from tail in Gen.Elements("", "-2017", "-2020-12-01", "-2017-2018", "-3")
        select first + new string([.. rest.Take(40)]) + tail;

    public static Gen<decimal> Figures { get; } =
        from whole in Gen.Choose(-1_000_000, 1_000_000)
        from decimals in Gen.Choose(0, 6)
        from large in Gen.Elements(1m, 1_000_000m)
        select whole * large / (decimal)Math.Pow(10, decimals);

    public static Text Words { get; } = new("da", "en");

    public static Measure Measure(string id = "antal", int decimals = 0, decimal min = 0, decimal max = 1_000_000) =>
        new(id, Words, Words, decimals, min, max);

    public static Dimension Dimension(string? standard = "uoplyst") =>
        new("forsoergelse", Words, [.. Codes.Select(c => new Code(c, Words))], standard);

    public static DataSetDefinition DataSet(ImmutableArray<Measure>? measures = null, ImmutableArray<Dimension>? dimensions = null) => new(
        "voksenlaerlinge", 1, Words, null, "3.8", null, null, ContentKind.Figures,
        new(PeriodType.Year, Period.OfYear(2005), null, 31),
        new(ReporterKind.Municipality, [], ImmutableDictionary<AreaCode, AreaCode>.Empty.Add(Area("825"), Area("813"))),
        dimensions ?? [Dimension()], measures ?? [Measure()]);

    public static AreaCode Area(string code) => AreaCode.Parse(code);

    public static ReportKey Key(string reporter = "851", string period = "2020") => new(Area(reporter), "voksenlaerlinge", Period.Parse(period));

    public static Coordinate Place(string code) => Coordinate.Of([new("forsoergelse", code)]);

    public static SubmittedFigure Figure(int index, string? code, decimal? value, string? missing = null) =>
        new(index, code is null ? [] : [new("forsoergelse", code)], value, missing);

    public static Submission Submission(params SubmittedFigure[] figures) => new([.. figures], false, null, []);

    public static Caller Reporter(params string[] municipalities) => new("reporter", [Role.Reporter], [.. municipalities.Select(Area)], []);

    public static SubmitReport Command(Submission submission, Caller? caller = null, long? expected = null) =>
        new(new("key", caller ?? Reporter("851")), submission, expected);

    public static Report Report(ReportKey key, long revision, ImmutableArray<Cell> figures, ReportStatus status = ReportStatus.Submitted) =>
        Reports.Report.Empty(key) with
        {
            Revision = revision,
            Status = status,
            Figures = [.. figures.OrderBy(f => f.At)],
            Position = revision * 1000 + int.Parse(key.Reporter.Value, null),
            RecordedAt = Noon.AddMinutes(revision),
        };
}
