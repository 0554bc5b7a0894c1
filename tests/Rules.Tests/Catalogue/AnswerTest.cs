using FsCheck.Xunit;
using Kkr.Reports;
using Kkr.Tables;

namespace Kkr.Catalogue;

/// <summary>Item 3.7: answers are counted by choice, and it is told who answered.</summary>
public sealed class AnswerTest
{
    private static readonly DataSetDefinition Survey = CatalogueFiles.Definition("danskuddannelse-undersoegelse");

    private static readonly string[] Choices = ["ja", "nej", "ved-ikke"];

    private static Report Report(string reporter, params (string Question, string Choice)[] answers) =>
        GivenContent.Report(Survey, reporter, "2020").Submitted(Survey, GivenContent.Answers(answers));

    [Fact]
    public void The_questions_of_figures_4_to_13_are_there_item_3_7() =>
        Assert.Equal(Enumerable.Range(4, 10).Select(n => $"figur {n}"), Survey.Questions.Select(q => q.Figure));

    [Fact]
    public void A_question_that_is_answered_anew_loses_its_earlier_choice()
    {
        var report = Report("851", ("f07-samarbejde-tilsyn", "nej"), ("f10-organisering", "privat"), ("f10-organisering", "overvejer-udbud"));
        var corrected = report.Submitted(Survey, GivenContent.Answers(("f07-samarbejde-tilsyn", "ja")));
        Assert.Equal(["f07-samarbejde-tilsyn ja", "f10-organisering overvejer-udbud", "f10-organisering privat"], corrected.Answers.Select(a => $"{a.Question} {a.Choice}"));
        var change = Assert.Single(ContentFold.Changes(report, corrected).Answers);
        Assert.Equal(("nej", "ja"), (Assert.Single(change.From), Assert.Single(change.To)));
    }

    [Fact]
    public void Every_fault_of_answers_is_named_at_once()
    {
        var decision = ReportRules.Submit(GivenContent.Report(Survey, "851", "2020"), Survey, GivenContent.Command(GivenContent.Answers(
            ("f07-samarbejde-tilsyn", "måske"), ("f99", "ja"), ("f08-udfordringer-tilsyn", "ja"), ("f08-udfordringer-tilsyn", "nej"),
            ("f10-organisering", "privat"), ("f10-organisering", "privat"))), GivenContent.Today);
        Assert.Equal(
            ["/answers/0/choice unknown-code", "/answers/1/question unknown-question", "/answers/3 one-choice", "/answers/5 duplicate-answer"],
            decision.Errors().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Figures_are_no_content_of_a_survey() =>
        Assert.Equal(["/figures content-kind"], ReportRules.Submit(
            GivenContent.Report(Survey, "851", "2020"), Survey, GivenContent.Command(GivenContent.Figures(("", 1)) with { Sent = [ContentKind.Figures] }), GivenContent.Today).Errors());

    [Fact]
    public void Læsø_answers_through_Frederikshavn_item_3_7() =>
        Assert.Equal(RefusalKind.ReportsJointly, ReportRules.Submit(
            GivenContent.Report(Survey, "825", "2020"), Survey, GivenContent.Command(GivenContent.Answers(("f07-samarbejde-tilsyn", "ja"))), GivenContent.Today).Refusal!.Kind);

    [Property(MaxTest = 300)]
    public bool The_choices_of_a_question_sum_to_those_who_answered_it(int seed)
    {
        var random = new Random(seed);
        string[] reporters = ["773", "787", "810", "813", "820"];
        var reports = reporters.Where(_ => random.Next(4) > 0).Select(reporter =>
        {
            var report = Report(reporter, ("f07-samarbejde-tilsyn", Choices[random.Next(3)]));
            return random.Next(2) == 0 ? report : report.Submitted(Survey, GivenContent.Answers(("f07-samarbejde-tilsyn", Choices[random.Next(3)])));
        }).ToArray();
        var byChoice = CellRules.Of(Survey, GivenContent.Table(reports), GivenContent.Undecided, CellQuery.All with { Along = ["choice"] }).ToList();
        var answered = CellRules.Of(Survey, GivenContent.Table(reports), GivenContent.Undecided, CellQuery.All).ToList();
        return byChoice.Sum(c => c.Value) == reports.Length && answered.Sum(c => c.Value) == reports.Length
            && byChoice.All(c => reports.Single(r => r.Key.Reporter == c.Reporter).Answers.Single().Choice == c.At["choice"]);
    }
}
