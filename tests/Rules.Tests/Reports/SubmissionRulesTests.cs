using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kkr.Catalogue;

namespace Kkr.Reports;

public sealed class SubmissionRulesTests
{
    private static IEnumerable<(string Path, string Rule)> Errors(Submission submission, DataSetDefinition? definition = null) =>
        SubmissionRules.Check(definition ?? Given.DataSet(), submission).Errors.Select(e => (e.Path, e.Rule));

    [Fact]
    public void What_holds_to_the_definition_is_taken_in_in_the_order_of_places()
    {
        var result = SubmissionRules.Check(Given.DataSet(), Given.Submission(
            Given.Figure(0, "ledig", 577.00m), Given.Figure(1, "beskaeftiget", 0), Given.Figure(2, null, null, "confidential")));
        Assert.Empty(result.Errors);
        Assert.Equal(
            [new(Given.Place("beskaeftiget"), 0m, null), new(Given.Place("ledig"), 577m, null), new(Given.Place("uoplyst"), null, MissingReason.Confidential)],
            result.Figures);
        Assert.Equal("577", result.Figures[1].Value!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("unknown", MissingReason.Unknown)]
    [InlineData("not-applicable", MissingReason.NotApplicable)]
    [InlineData("confidential", MissingReason.Confidential)]
    public void A_figure_may_be_missing_for_a_reason(string written, MissingReason reason)
    {
        var cell = Assert.Single(SubmissionRules.Check(Given.DataSet(), Given.Submission(Given.Figure(0, "ledig", null, written))).Figures);
        Assert.Equal((null, reason), (cell.Value, cell.Missing));
    }

    [Fact]
    public void All_faults_are_found_at_once()
    {
        var submission = Given.Submission(
            Given.Figure(0, "ledig", -1),
            Given.Figure(1, "beskaeftiget", 1.5m),
            Given.Figure(2, "uoplyst", 1_000_001),
            Given.Figure(3, "ukendt", 1),
            new(4, [new("forsoergelse", "ledig"), new("a/b~c", "x")], 1, null),
            Given.Figure(5, "ledig", null),
            Given.Figure(6, "ledig", null, "lost"),
            Given.Figure(7, "ledig", 1, "unknown"),
            Given.Figure(8, "ledig", 7),
            Given.Figure(9, "ledig", 7),
            Given.Figure(10, "uoplyst", -0.5m)) with
        { Comment = "010190-1234" + new string('x', 2_000), Faults = [new("/surprise", "unknown-field", null, Given.Words)] };
        Assert.Equal(
        [
            ("/surprise", "unknown-field"), ("/comment", "text-length"), ("/comment", "no-civil-registration-number"),
            ("/figures/0/value", "not-negative"), ("/figures/1/value", "whole-number"), ("/figures/2/value", "range"),
            ("/figures/3/at/forsoergelse", "unknown-code"), ("/figures/4/at/a~1b~0c", "unknown-dimension"),
            ("/figures/5/value", "required"), ("/figures/6/missing", "unknown-code"), ("/figures/7/missing", "value-and-missing"),
            ("/figures/9/at", "duplicate-cell"), ("/figures/10/value", "whole-number"), ("/figures/10/value", "not-negative"),
        ], Errors(submission));
    }

    [Fact]
    public void A_default_code_and_the_same_code_named_are_one_cell() =>
        Assert.Equal([("/figures/1/at", "duplicate-cell")], Errors(Given.Submission(Given.Figure(0, null, 1), Given.Figure(1, "uoplyst", 2))));

    [Fact]
    public void An_empty_submission_is_a_fault() => Assert.Equal([("/figures", "required")], Errors(Given.Submission()));

    [Fact]
    public void A_dimension_without_default_must_be_named() => Assert.Equal(
        [("/figures/0/at", "missing-dimension")],
        Errors(Given.Submission(Given.Figure(0, null, 1)), Given.DataSet(dimensions: [Given.Dimension(null)])));

    [Fact]
    public void Of_several_measures_one_must_be_named_and_its_own_limits_hold()
    {
        var definition = Given.DataSet([Given.Measure("antal"), Given.Measure("andel", 2, -5, 100)], []);
        SubmittedFigure Of(int index, string? measure, decimal value) =>
            new(index, measure is null ? [] : [new(DataSetDefinition.MeasureDimension, measure)], value, null);
        Assert.Equal(
            [("/figures/2/at", "missing-dimension"), ("/figures/3/at/ContentsCode", "unknown-code"), ("/figures/4/value", "decimals"), ("/figures/5/value", "range"), ("/figures/6/value", "range")],
            Errors(Given.Submission(Of(0, "antal", 1), Of(1, "andel", -4.25m), Of(2, null, 1), Of(3, "x", 1), Of(4, "andel", 1.125m), Of(5, "andel", -6), Of(6, "andel", 101)), definition));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1_000_000, true)]
    [InlineData(0, -1, false)]
    [InlineData(0, 1_000_001, false)]
    public void Limits_are_inclusive(int index, int value, bool accepted) =>
        Assert.Equal(accepted, !Errors(Given.Submission(Given.Figure(index, "ledig", value))).Any());

    [Property]
    public Property The_same_content_has_one_fingerprint_however_it_is_written() => Prop.ForAll(
        (from values in Gen.ArrayOf(Given.Figures, 3)
         from order in Gen.Shuffle([0, 1, 2])
         from zeroes in Gen.Choose(0, 4)
         select (values, order, zeroes)).ToArbitrary(),
        given =>
        {
            SubmittedFigure Cell(int i, decimal value) =>
                new(i, [new("forsoergelse", Given.Codes[i]), new("koen", "k")], value, null);
            var plain = Given.Submission([.. given.values.Select((v, i) => Cell(i, v))]);
            var padding = new decimal(1, 0, 0, false, 0) * new decimal((int)Math.Pow(10, given.zeroes), 0, 0, false, (byte)given.zeroes);
            var other = Given.Submission([.. given.order.Select((from, at) =>
                Cell(from, given.values[from] * padding) with { Index = at, At = [new("koen", "k"), new("forsoergelse", Given.Codes[from])] })]);
            return SubmissionRules.FingerprintOf(Given.Key(), plain) == SubmissionRules.FingerprintOf(Given.Key(), other);
        });

    [Fact]
    public void The_order_of_an_attributes_codes_makes_no_difference_and_what_it_once_made_is_known()
    {
        Submission Of(params string[] partners) => Given.Submission() with { Records = [new(0, "a", [new("titel", ["T"]), new("partnere", [.. partners])])] };
        var (one, other) = (Of("ucn", "jobcenter"), Of("jobcenter", "ucn"));
        Assert.Equal(SubmissionRules.FingerprintOf(Given.Key(), one), SubmissionRules.FingerprintOf(Given.Key(), other));
        Assert.NotEqual(SubmissionRules.FingerprintOf(Given.Key(), one), SubmissionRules.FingerprintOf(Given.Key(), Of("ucn")));
        // What the ledger holds of releases in which it did make one.
        Assert.StartsWith("2e1ad0a0b42e5a4907c782a0e9c34dc6b2e381b9413ee0a428", SubmissionRules.FormerFingerprintOf(Given.Key(), one)?.ToString(), StringComparison.Ordinal);
        Assert.Equal(SubmissionRules.FingerprintOf(Given.Key(), other), SubmissionRules.FormerFingerprintOf(Given.Key(), other));
        Assert.Null(SubmissionRules.FormerFingerprintOf(Given.Key(), Given.Submission(Given.Figure(0, "ledig", 1))));
    }

    [Fact]
    public void Other_content_has_another_fingerprint()
    {
        var plain = Given.Submission(Given.Figure(0, "ledig", 577));
        (ReportKey, Submission)[] different =
        [
            (Given.Key(), plain), (Given.Key("840"), plain), (Given.Key(period: "2019"), plain),
            (Given.Key(), plain with { Replace = true }), (Given.Key(), plain with { Comment = "" }), (Given.Key(), plain with { Comment = "ultimo" }),
            (Given.Key(), Given.Submission(Given.Figure(0, "ledig", 578))), (Given.Key(), Given.Submission(Given.Figure(0, "ledig", -577))),
            (Given.Key(), Given.Submission(Given.Figure(0, "ledig", 57.7m))), (Given.Key(), Given.Submission(Given.Figure(0, "beskaeftiget", 577))),
            (Given.Key(), Given.Submission(Given.Figure(0, "ledig", null, "unknown"))), (Given.Key(), Given.Submission(Given.Figure(0, "ledig", 0))),
            (Given.Key(), Given.Submission(Given.Figure(0, "ledig", 577), Given.Figure(1, "uoplyst", 0))),
            (Given.Key(), plain with { Comment = "\"\n=1null" }),
        ];
        Assert.Equal(different.Length, different.Select(d => SubmissionRules.FingerprintOf(d.Item1, d.Item2)).Distinct().Count());
    }

    /// <summary>Fingerprints stand in the ledger: a command that is sent again after an upgrade is still the same.</summary>
    [Fact]
    public void A_fingerprint_is_what_it_ever_was()
    {
        var submission = Given.Submission(Given.Figure(0, "ledig", 577.0m), Given.Figure(1, "beskaeftiget", null, "unknown")) with
        {
            Comment = "ultimo",
            Faults = [new("/b", "type", "x", new("", "")), new("/a", "required", null, new("", ""))],
        };
        Assert.Equal("b04d2979792e4dbce4c841a7d5f61430e87a59834776209cad22ed1b1eafd003", SubmissionRules.FingerprintOf(Given.Key(), submission).ToString());
    }
}
