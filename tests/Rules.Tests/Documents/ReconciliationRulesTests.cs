using Kkr.Gateway.Reconciliation;
using Kkr.Municipalities;
using Kkr.ResultContracts;

namespace Kkr.Gateway.Documents;

/// <summary>Stated figures held against others.</summary>
public sealed class ReconciliationRulesTests
{
    [Theory]
    [InlineData(115, 0)]
    [InlineData(114, -1)]
    public void A_sum_that_does_not_follow_from_the_documents_own_figures_differs(int stated, int difference)
    {
        var answer = Compare(Figure("sum", stated, new FigureClaim.Sum([new FigureClaim.Stated("a"), new FigureClaim.Stated("b")])), Figure("a", 60), Figure("b", 55));
        var figure = Assert.Single(answer.Figures);
        Assert.Equal((115m, difference), (figure.Computed, (int)figure.Difference!));
        Assert.Equal(difference == 0 ? 0 : 1, answer.Differing);
        Assert.Equal(difference == 0, figure.Reason is null);
    }

    [Theory]
    [InlineData(81, "Equal", false)]
    [InlineData(80, "Differs", true)]
    [InlineData(79, "Differs", false)]
    public void A_percentage_is_rounded_and_one_that_was_cut_off_is_told(int stated, string result, bool isCutOff)
    {
        var figure = Assert.Single(Compare(
            Figure("rise", stated, new FigureClaim.Increase(new FigureClaim.Stated("a"), new FigureClaim.Stated("b"))), Figure("a", 394), Figure("b", 712)).Figures);
        Assert.Equal((result, 80.7107m), (figure.Result.ToString(), figure.Exact));
        Assert.Equal(isCutOff, figure.Reason?.Da.StartsWith("Decimalerne", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void What_the_reader_sees_no_figure_for_is_not_compared()
    {
        var answer = Compare(Figure("goal", 100, new FigureClaim.Contract("c", 1)));
        Assert.Equal((0, 0, 0, 1), (answer.Compared, answer.Equal, answer.Differing, answer.NotCompared));
    }

    private static ReconciliationAnswer Compare(params PublishedDocument.Figure[] figures) => ReconciliationRules.Compare(
        new("d", new("D", "D"), AreaCode.Parse("081"), [.. figures]), new Dictionary<string, SeenFigures>(), new Dictionary<string, (ResultContract, Assessment)>());

    private static PublishedDocument.Figure Figure(string id, decimal stated, FigureClaim? claim = null) => new(id, "1", new(id, id), stated, "", claim);
}
