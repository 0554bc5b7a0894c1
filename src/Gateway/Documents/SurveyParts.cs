using System.Collections.Immutable;
using Kkr.Reports;

namespace Kkr.Gateway.Documents;

/// <summary>A survey's results as tables and figures of an annex. Pure.</summary>
internal static class SurveyParts
{
    /// <summary>A table and a figure for each question that is answered.</summary>
    /// <param name="figures">The survey.</param>
    /// <param name="periods">When it was held.</param>
    public static IEnumerable<AnnexPart> Of(SeenFigures figures, ImmutableArray<Period> periods) =>
        periods.SelectMany(period => SurveyResult.Of(figures, period).Questions.SelectMany(question => OfQuestion(question, figures, period)));

    /// <summary>A question's table and figure; nothing where nobody has answered it.</summary>
    public static IEnumerable<AnnexPart> OfQuestion(SurveyResult.QuestionResult question, SeenFigures figures, Period period)
    {
        if (question.Choices.All(c => c.Municipalities is null)) yield break;
        ImmutableArray<AnnexSource> sources = [figures.SourceOf([period])];
        yield return new AnnexTable(
            $"{question.Title.Da} ({Danish.Of(period)})", [AnnexColumn.Words("Svar"), AnnexColumn.Numbers("Kommuner")],
            [.. question.Choices.Where(c => c.Municipalities is not null || c.IsWithheld).Select(c => (ImmutableArray<string>)[c.Title.Da, c.IsWithheld ? FigureParts.Withheld : Danish.Number(c.Municipalities)])])
        { Sources = sources };
        var told = question.Choices.Where(c => c.Municipalities is not null).ToList();
        if (told.Count > 1)
            yield return new AnnexChart(question.Title.Da, "kommuner", ["Kommuner"], [.. told.Select(c => new AnnexBars(c.Title.Da, [c.Municipalities]))]) { Sources = sources };
    }
}
