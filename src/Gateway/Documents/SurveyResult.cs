using System.Text.Json.Serialization;
using Kkr.Catalogue;
using Kkr.Gateway.Tables;
using Kkr.Municipalities;
using Kkr.Reports;

namespace Kkr.Gateway.Documents;

/// <summary>How municipalities answered a survey, question by question.</summary>
/// <param name="DataSet">The data set that holds the answers, or how many gave each.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Period">When it was held.</param>
/// <param name="AsOf">The newest entry of the ledger that is in it; null while nothing is.</param>
/// <param name="Answered">How many have answered some question; of a distribution that the region tells, 1.</param>
/// <param name="Expected">How many are expected to.</param>
/// <param name="Missing">Those who are expected to and have not.</param>
/// <param name="Questions">Its questions, in order.</param>
internal sealed record SurveyResult(
    string DataSet, Text Title, Period Period, AggregateAnswer.Instant? AsOf, int Answered, int Expected,
    IReadOnlyList<AggregateAnswer.Absent> Missing, IReadOnlyList<SurveyResult.QuestionResult> Questions)
{
    /// <summary>A question and how it was answered.</summary>
    /// <param name="Question">Its id.</param>
    /// <param name="Title">What was asked.</param>
    /// <param name="Choices">What could be answered.</param>
    internal sealed record QuestionResult(string Question, Text Title, IReadOnlyList<ChoiceResult> Choices);

    /// <summary>A choice and how many made it.</summary>
    /// <param name="Choice">Its id.</param>
    /// <param name="Title">What it says.</param>
    /// <param name="Municipalities">How many municipalities made it; null where that is not known.</param>
    /// <param name="IsWithheld">Whether it is known and too small to be told.</param>
    internal sealed record ChoiceResult(
        string Choice, Text Title, decimal? Municipalities,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsWithheld = false);

    /// <summary>
    /// The results of a survey: of its answers, counted; or, where only their distribution is known, of figures along its
    /// first two dimensions, question and choice.
    /// </summary>
    public static SurveyResult Of(SeenFigures figures, Period period)
    {
        var definition = figures.Definition;
        var breakdowns = definition.Breakdowns;
        var isSplit = breakdowns.Length >= 2;
        var answer = figures.Answer([period], by: isSplit ? [breakdowns[0].Id, breakdowns[1].Id] : []);
        var rows = isSplit ? answer.Rows.ToDictionary(r => (r.At[breakdowns[0].Id], r.At[breakdowns[1].Id])) : [];
        var missing = figures.Periods.Contains(period)
            ? answer.Missing
            : [.. figures.Expected.Select(r => new AggregateAnswer.Absent(period, r, Areas.NameOf(r)))];
        return new(
            definition.Id, definition.Title, period, answer.AsOf, figures.Expected.Length - missing.Count, figures.Expected.Length, missing,
            [
                .. (isSplit ? breakdowns[0].Codes : []).Select(question => new QuestionResult(question.Id, question.Title,
                [
                    .. (definition.FindQuestion(question.Id)?.Choices ?? breakdowns[1].Codes.RemoveAll(c => !rows.ContainsKey((question.Id, c.Id))))
                        .Select(choice => rows.TryGetValue((question.Id, choice.Id), out var row)
                            ? new ChoiceResult(choice.Id, choice.Title, row.Value, row.Missing == MissingReason.Confidential)
                            : new ChoiceResult(choice.Id, choice.Title, null)),
                ])),
            ]);
    }
}
