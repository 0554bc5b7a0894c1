using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kkr.Catalogue;
using Kkr.Hosting;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.Rights;
using Kkr.Tables;

namespace Kkr.Golden;

/// <summary>The ledger's entries and the snapshots as they are stored: written the same, and still read.</summary>
public sealed class LedgerGoldenTests
{
    private static readonly Text Words = new("Prøve", "Sample");
    private static readonly DateTimeOffset Noon = new(2020, 12, 31, 11, 0, 0, 123, TimeSpan.Zero);

    private static readonly ReportSubmitted Submitted = new(
        [
            new(Coordinate.Of([new("forsoergelse", "ledig")]), 577m, null), new(Coordinate.Of([new("forsoergelse", "uoplyst")]), null, MissingReason.NotApplicable),
            new(Coordinate.Origin, -0.25m, null),
        ],
        true, "ultimo 2020 – æøå <&>", true, 2, [new("jump", Coordinate.Of([new("forsoergelse", "ledig")]), Words)]);

    private static readonly DataSetDefined Defined = new(new(
        "sample", 2, Words, Words, "3.8", Words, Words, ContentKind.Figures,
        new(PeriodType.Quarter, Period.Parse("2018K1"), Period.Parse("2025K4"), 31),
        new(ReporterKind.Municipality, [AreaCode.Parse("081")], ImmutableDictionary<AreaCode, AreaCode>.Empty.Add(AreaCode.Parse("825"), AreaCode.Parse("813"))),
        [new("d", Words, [new("a", Words)], "a")], [new("antal", Words, Words, 2, -1, 1_000_000.5m)]));

    private static readonly TableSnapshot Snapshot = new()
    {
        Format = TableSnapshot.CurrentFormat,
        Covered = 184,
        Newest = 184,
        NewestHash = "00ff",
        Reports =
        [
            new(new(AreaCode.Parse("851"), "voksenlaerlinge", Period.OfYear(2020)), 3, ReportStatus.Approved, Submitted.Figures, "ultimo", "s", true, Noon, 1, Noon, 183, "00ff"),
        ],
    };

    [Fact]
    public void Every_event_is_written_as_ever_and_still_read()
    {
        Check<ReportEvent>("report-submitted.json", Submitted);
        Check<DataSetEvent>("data-set-defined.json", Defined);
        Check<DataSetEvent>("period-published.json", new PeriodPublished(Period.OfYear(2020)));

        static void Check<T>(string file, T happened)
        {
            GoldenFile.AssertSame(file, LedgerJson.Write(happened));
            Assert.Equal(GoldenFile.Read(file), LedgerJson.Write(LedgerJson.Read<T>(GoldenFile.Read(file))));
        }
    }

    [Fact]
    public void By_which_right_stands_after_the_event_and_does_not_change_how_that_is_read()
    {
        var json = LedgerJson.Write<ReportEvent>(Submitted, new ExercisedRight(Role.Secretariat, null, "851"));
        GoldenFile.AssertSame("report-submitted-by-right.json", json);
        Assert.Equal(LedgerJson.Write<ReportEvent>(Submitted), LedgerJson.Write(LedgerJson.Read<ReportEvent>(json)));
        Assert.Equal(new ExercisedRight(Role.Secretariat, null, "851"), LedgerJson.RightOf(json));
        Assert.Equal(new ExercisedRight(Role.Approver, "851"), LedgerJson.RightOf(LedgerJson.Write<ReportEvent>(Submitted, ExercisedRight.ToApprove(AreaCode.Parse("851")))));
        // Entries from before rights were recorded say nothing of them.
        Assert.Null(LedgerJson.RightOf(GoldenFile.Read("report-submitted.json")));
    }

    public static TheoryData<string, string> Kinds() => new(typeof(ILedger).Assembly.GetTypes()
        .Where(t => t.GetCustomAttribute<JsonPolymorphicAttribute>(false) is not null)
        .SelectMany(t => t.GetCustomAttributes<JsonDerivedTypeAttribute>(false).Select(a => (t.FullName!, (string)a.TypeDiscriminator!))));

    /// <summary>A new event fails here until its file is added; a changed one, until it reads what was written before.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_event_is_pinned_with_every_member(string stream, string kind)
    {
        var events = typeof(ILedger).Assembly.GetType(stream, throwOnError: true)!;
        var type = events.GetCustomAttributes<JsonDerivedTypeAttribute>(false).Single(a => (string)a.TypeDiscriminator! == kind).DerivedType;
        var file = $"{events.Name}.{kind}.json";
        GoldenFile.AssertSame(file, JsonSerializer.Serialize(Sample.Of(type), events, LedgerJson.Options));
        var read = JsonSerializer.Deserialize(GoldenFile.Read(file), events, LedgerJson.Options);
        Assert.Equal(GoldenFile.Read(file), JsonSerializer.Serialize(read, events, LedgerJson.Options));
    }

    [Fact]
    public void An_event_with_members_of_a_newer_release_is_read_all_the_same() => Assert.IsType<PeriodPublished>(
        LedgerJson.Read<DataSetEvent>("{\"period\":\"2020\",\"by\":{\"new\":[1]},\"kind\":\"period-published\"}"));

    [Fact]
    public void A_snapshot_is_written_as_its_format_says_and_still_read()
    {
        var serializer = new SnapshotSerializer();
        GoldenFile.AssertSame("table-snapshot.json", Unzipped(serializer.Serialize(Snapshot)));
        var read = serializer.Deserialize<TableSnapshot>(serializer.Serialize(Snapshot));
        Assert.Equal(GoldenFile.Read("table-snapshot.json"), Unzipped(serializer.Serialize(read)));
        Assert.Equal((184, 577m), (read.Covered, read.Reports[0].Figures[0].Value));
    }

    [Fact]
    public void A_snapshot_of_a_release_that_did_not_compress_is_still_read()
    {
        var serializer = new SnapshotSerializer();
        var read = serializer.Deserialize<TableSnapshot>(new(GoldenFile.Read("table-snapshot.json")));
        Assert.Equal(GoldenFile.Read("table-snapshot.json"), Unzipped(serializer.Serialize(read)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-100)]
    public void A_snapshot_that_is_cut_short_or_spoiled_counts_as_none(int bytes)
    {
        var whole = new SnapshotSerializer().Serialize(Snapshot).ToArray();
        byte[] damaged = bytes < 0 ? [.. whole[..^-bytes]] : [.. whole[..2], .. whole.AsSpan(2, bytes), 0xff, 0xff, 0xff, 0xff];
        Assert.Equal(0, new SnapshotSerializer().Deserialize<TableSnapshot>(new(damaged)).Format);
    }

    [Fact]
    public void A_snapshot_of_a_release_that_kept_no_digest_is_still_read()
    {
        var read = new SnapshotSerializer().Deserialize<TableSnapshot>(new(GoldenFile.Read("table-snapshot-without-digest.json")));
        Assert.Equal((184, 577m, 0, null), (read.Covered, read.Reports[0].Figures[0].Value, read.Newest, read.NewestHash));
    }

    private static string Unzipped(BinaryData snapshot)
    {
        using var json = new StreamReader(new GZipStream(snapshot.ToStream(), CompressionMode.Decompress), Encoding.UTF8);
        return json.ReadToEnd();
    }
}
