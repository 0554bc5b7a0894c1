using System.Collections.Immutable;
using FsCheck.Xunit;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Catalogue;

/// <summary>Item 3.6: matches are counted once, whoever reported them, in whatever order reports come in.</summary>
public sealed class RecordTest
{
    private static readonly DataSetDefinition Match = CatalogueFiles.Definition("vvv-match");

    private static decimal Count(IEnumerable<Report> reports, ImmutableDictionary<string, DuplicateDecision>? decisions = null) =>
        CellRules.Of(Match, GivenContent.Table(reports), decisions ?? GivenContent.Undecided, CellQuery.All).Sum(c => c.Value!.Value);

    private static Report Report(string reporter, string period, params SubmittedRecord[] records) =>
        GivenContent.Report(Match, reporter, period).Submitted(Match, GivenContent.Records(records));

    [Fact]
    public void The_same_match_reported_by_two_municipalities_counts_once_until_a_person_finds_them_distinct()
    {
        var aalborg = Report("851", "2020M09", GivenContent.Match(0, "a", "12345678", "Bo 1990"), GivenContent.Match(1, "b", "12345678", "Ida 1991"));
        var rebild = Report("840", "2020M10", GivenContent.Match(0, "x", "12 34 56 78".Replace(" ", "", StringComparison.Ordinal), " bo  1990 "));

        Assert.Equal(2, Count([aalborg, rebild]));
        var group = Assert.Single(DuplicateRules.Groups(Match, [rebild, aalborg], GivenContent.Undecided));
        Assert.False(group.IsDecided);
        ImmutableArray<string> names = ["851/vvv-match/2020M09/a", "840/vvv-match/2020M10/x"];
        Assert.Equal(names, group.Records.Select(r => DuplicateRules.NameOf(r.Report, r.Record)));

        var distinct = GivenContent.Undecided.Add(group.Key, new(group.Key, DuplicateVerdict.Distinct, null, names, "to forløb", "anne", default));
        Assert.Equal(3, Count([aalborg, rebild], distinct));
        Assert.True(Assert.Single(DuplicateRules.Groups(Match, [aalborg, rebild], distinct)).IsDecided);
        // One more of the same key, that nobody has looked at, counts for nothing and asks for a decision.
        var thisted = Report("787", "2020M11", GivenContent.Match(0, "t", "12345678", "Bo 1990"));
        Assert.Equal(3, Count([aalborg, rebild, thisted], distinct));
        Assert.False(Assert.Single(DuplicateRules.Groups(Match, [aalborg, rebild, thisted], distinct)).IsDecided);

        var kept = GivenContent.Undecided.Add(group.Key, new(group.Key, DuplicateVerdict.Same, names[1], names, null, "anne", default));
        Assert.Equal(1, CellRules.Of(Match, GivenContent.Table(aalborg, rebild), kept, CellQuery.All).Where(c => c.Reporter.Value == "840").Sum(c => c.Value));
        Assert.Equal(2, Count([aalborg, rebild], kept));
    }

    [Fact]
    public void Matches_are_counted_by_type_and_filtered_by_it()
    {
        var reports = new[] { Report("851", "2020M09", GivenContent.Match(0, "a", "1", "A"), GivenContent.Match(1, "b", "1", "B", "ansaettelse"), GivenContent.Match(2, "c", "1", "C")) };
        var byType = CellRules.Of(Match, GivenContent.Table(reports), GivenContent.Undecided, CellQuery.All with { Along = ["matchtype"] })
            .GroupBy(c => c.At.ToString()).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));
        Assert.Equal(2, byType["matchtype=praktik"]);
        Assert.Equal(1, byType["matchtype=ansaettelse"]);
    }

    [Fact]
    public void An_initiative_with_two_partners_counts_once_and_under_each_item_3_1()
    {
        var tiltag = CatalogueFiles.Definition("sosu-tiltag");
        var report = GivenContent.Report(tiltag, "851", "2021").Submitted(tiltag, GivenContent.Records(new SubmittedRecord(0, "t1",
            [new("titel", ["SOSU-klar"]), new("gruppe", ["samarbejde"]), new("kategori", ["jobcenter"]), new("partnere", ["ucn", "jobcenter"])])));

        Assert.Equal(1, CellRules.Of(tiltag, GivenContent.Table(report), GivenContent.Undecided, CellQuery.All).Sum(c => c.Value));
        Assert.Equal(["partnere=jobcenter", "partnere=ucn"], CellRules.Of(tiltag, GivenContent.Table(report), GivenContent.Undecided, CellQuery.All with { Along = ["partnere"] })
            .Select(c => c.At.ToString()).Order(StringComparer.Ordinal));
        var json = Ledger.LedgerJson.Write(report.Records[0]);
        Assert.Equal(report.Records[0], Ledger.LedgerJson.Read<Kkr.Reports.Record>(json));
    }

    [Fact]
    public void Every_fault_of_records_is_named_at_once_and_nobody_stands_in_the_clear()
    {
        var decision = ReportRules.Submit(GivenContent.Report(Match, "851", "2020M09"), Match, GivenContent.Command(GivenContent.Records(
            new SubmittedRecord(0, "010190-1234",
                [new("matchtype", ["fest"]), new("arbejdsomraade", ["it", "hr"]), new("virksomhed", ["12345678"]), new("farve", ["blå"]), new("dato", ["i går"])]))), GivenContent.Today);

        Assert.Equal(
            ["/records/0/arbejdsomraade one-value", "/records/0/dato date", "/records/0/farve unknown-attribute", "/records/0/id no-civil-registration-number",
                "/records/0/kandidat required", "/records/0/matchtype unknown-code", "/records/0/skabt-af required", "/records/0/virksomhed keyed-hash"],
            decision.Errors().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void What_is_required_is_more_than_blanks(string title)
    {
        var initiatives = CatalogueFiles.Definition("sosu-tiltag");
        var decision = ReportRules.Submit(GivenContent.Report(initiatives, "851", "2021"), initiatives, GivenContent.Command(GivenContent.Records(
            new SubmittedRecord(0, "t1", [new("titel", [title]), new("gruppe", ["samarbejde"]), new("kategori", ["jobcenter"])]))), GivenContent.Today);
        Assert.Equal(["/records/0/titel required"], decision.Errors());
    }

    [Fact]
    public void A_submission_sets_the_records_it_names_and_a_replacement_is_the_whole_report()
    {
        var report = Report("851", "2020M09", GivenContent.Match(0, "a", "1", "A"), GivenContent.Match(1, "b", "2", "B"));
        var corrected = report.Submitted(Match, GivenContent.Records(GivenContent.Match(0, "b", "2", "B", "loentilskud"), GivenContent.Match(1, "c", "3", "C")));
        Assert.Equal(["a", "b", "c"], corrected.Records.Select(r => r.Id));
        Assert.Equal(["b", "c"], ContentFold.Changes(report, corrected).Records.Select(c => c.Id));
        var emptied = corrected.Submitted(Match, GivenContent.Records() with { Replace = true });
        Assert.Empty(emptied.Records);
        Assert.Equal(0, Count([emptied]));
    }

    [Property(MaxTest = 300)]
    public bool A_case_counts_once_in_any_order_of_reports(int seed)
    {
        var random = new Random(seed);
        string[] reporters = ["851", "840", "860"], periods = ["2020M09", "2020M10"];
        var reports = (from reporter in reporters
                       from period in periods
                       select Report(reporter, period, [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => GivenContent.Match(i, $"r{i}", $"{random.Next(3)}", $"{random.Next(3)}"))])).ToArray();
        var distinct = reports.SelectMany(r => r.Records).Select(r => (r["virksomhed"], r["kandidat"])).Distinct().Count();
        var shuffled = reports.ToArray();
        random.Shuffle(shuffled);
        var sample = DuplicateRules.Sample(Match, reports, GivenContent.Undecided, "17", 3).Select(r => DuplicateRules.NameOf(r.Report, r.Record)).ToList();
        return Count(reports) == distinct && Count(shuffled) == distinct && Count(reports.Concat(shuffled)) == distinct
            && sample.Count == Math.Min(3, distinct)
            && sample.SequenceEqual(DuplicateRules.Sample(Match, shuffled, GivenContent.Undecided, "17", 3).Select(r => DuplicateRules.NameOf(r.Report, r.Record)));
    }
}
