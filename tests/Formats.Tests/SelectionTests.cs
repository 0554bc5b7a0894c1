using System.Collections.Immutable;
using FsCheck.Xunit;

namespace Kkr.Formats.Tests;

public sealed class SelectionTests
{
    private static readonly SelectionTarget Areas = new("omrade", ["000", "081", "787", "813", "851", "Kø1"], isTime: false);
    private static readonly SelectionTarget Quarters = new("tid", ["2018K4", "2019K1", "2019K2", "2019K4", "2020K1", "2020K4"], isTime: true);

    [Theory]
    [InlineData("851", "851")]
    [InlineData("kø1", "Kø1")]
    [InlineData("*", "000 081 787 813 851 Kø1")]
    [InlineData("8*", "813 851")]
    [InlineData("*1", "081 851 Kø1")]
    [InlineData("*8*", "081 787 813 851")]
    [InlineData("8?1", "851")]
    [InlineData("???", "000 081 787 813 851 Kø1")]
    [InlineData("?8*", "081 787")]
    [InlineData("top(2)", "000 081")]
    [InlineData("TOP(2,1)", "081 787")]
    [InlineData("bottom(2)", "851 Kø1")]
    [InlineData("bottom(2, 1)", "813 851")]
    [InlineData("top(99)", "000 081 787 813 851 Kø1")]
    [InlineData("range(081,813)", "081 787 813")]
    [InlineData("range(813,081)", "081 787 813")]
    [InlineData("from(813)", "813 851 Kø1")]
    [InlineData("to(081)", "000 081")]
    public void An_expression_of_PxWebApi_picks_codes(string expression, string expected) =>
        Assert.Equal(expected, Px(Areas, expression));

    [Theory]
    [InlineData("2019Q1", "2019K1")]
    [InlineData("top(2)", "2020K1 2020K4")]
    [InlineData("top(2,1)", "2019K4 2020K1")]
    [InlineData("bottom(1)", "2018K4")]
    [InlineData("2019*", "2019K1 2019K2 2019K4")]
    [InlineData("from(2020Q1)", "2020K1 2020K4")]
    [InlineData("to(2019K1)", "2018K4 2019K1")]
    public void Periods_count_from_the_newest(string expression, string expected) =>
        Assert.Equal(expected, Px(Quarters, expression));

    [Theory]
    [InlineData("852", SelectionProblem.UnknownValue)]
    [InlineData("", SelectionProblem.UnknownValue)]
    [InlineData("9*", SelectionProblem.UnknownValue)]
    [InlineData("????", SelectionProblem.UnknownValue)]
    [InlineData("range(081,999)", SelectionProblem.UnknownValue)]
    [InlineData("from(999)", SelectionProblem.UnknownValue)]
    [InlineData("top(2,6)", SelectionProblem.UnknownValue)]
    [InlineData("8*1", SelectionProblem.MalformedExpression)]
    [InlineData("*8*1*", SelectionProblem.MalformedExpression)]
    [InlineData("top()", SelectionProblem.MalformedExpression)]
    [InlineData("top(0)", SelectionProblem.MalformedExpression)]
    [InlineData("top(-1)", SelectionProblem.MalformedExpression)]
    [InlineData("top(1.5)", SelectionProblem.MalformedExpression)]
    [InlineData("top(99999999999)", SelectionProblem.MalformedExpression)]
    [InlineData("top(1,2,3)", SelectionProblem.MalformedExpression)]
    [InlineData("bottom(x)", SelectionProblem.MalformedExpression)]
    [InlineData("range(081)", SelectionProblem.MalformedExpression)]
    [InlineData("range(081,)", SelectionProblem.MalformedExpression)]
    [InlineData("from(081,813)", SelectionProblem.MalformedExpression)]
    [InlineData("to()", SelectionProblem.MalformedExpression)]
    [InlineData("top(2", SelectionProblem.MalformedExpression)]
    [InlineData("top(2))", SelectionProblem.MalformedExpression)]
    public void What_picks_nothing_is_an_error_that_names_it(string expression, SelectionProblem problem)
    {
        var error = PxExpression.Resolve(Areas, ["851", expression], out var codes);

        Assert.Equal(new SelectionError(problem, "omrade", expression), error);
        Assert.Contains(expression, error!.Message.En, StringComparison.Ordinal);
        Assert.Empty(codes);
    }

    [Theory]
    [InlineData("*", "2018K4 2019K1 2019K2 2019K4 2020K1 2020K4")]
    [InlineData("2019*", "2019K1 2019K2 2019K4")]
    [InlineData(">=2019K4", "2019K4 2020K1 2020K4")]
    [InlineData(">=2019", "2019K1 2019K2 2019K4 2020K1 2020K4")]
    [InlineData(">2019", "2020K1 2020K4")]
    [InlineData("<=2019", "2018K4 2019K1 2019K2 2019K4")]
    [InlineData("<2019Q2", "2018K4 2019K1")]
    [InlineData(">=2019K2<=2020K1", "2019K2 2019K4 2020K1")]
    [InlineData("(1)", "2020K4")]
    [InlineData("(2)", "2020K1")]
    [InlineData("(-n+3)", "2019K4 2020K1 2020K4")]
    public void An_expression_of_StatBank_picks_codes(string expression, string expected)
    {
        Assert.Null(StatBankExpression.Resolve(Quarters, [expression], out var codes));
        Assert.Equal(expected, string.Join(' ', codes));
    }

    [Theory]
    [InlineData(">=", SelectionProblem.MalformedExpression)]
    [InlineData(">=2019<=2020<=2021", SelectionProblem.MalformedExpression)]
    [InlineData(">=2019*", SelectionProblem.MalformedExpression)]
    [InlineData("(0)", SelectionProblem.MalformedExpression)]
    [InlineData("(n)", SelectionProblem.MalformedExpression)]
    [InlineData(">2030", SelectionProblem.UnknownValue)]
    [InlineData("2030*", SelectionProblem.UnknownValue)]
    [InlineData("top(1)", SelectionProblem.UnknownValue)]
    public void StatBank_errors_name_the_expression(string expression, SelectionProblem problem) =>
        Assert.Equal(new SelectionError(problem, "tid", expression), StatBankExpression.Resolve(Quarters, [expression], out _));

    [Fact]
    public void A_list_is_in_the_order_of_the_table_with_each_code_once() =>
        Assert.Equal("000 081 851", Px(Areas, "851", "top(2)", "081", "*51"));

    [Fact]
    public void A_code_that_looks_like_an_expression_is_the_code() =>
        Assert.Equal("top(1)", Px(new("x", ["a", "b", "top(1)"], false), "top(1)"));

    [Property]
    public void Top_and_bottom_part_the_codes(byte size, byte taken, bool time)
    {
        var target = new SelectionTarget("x", [.. Enumerable.Range(100, size % 20 + 2).Select(i => $"{i}")], time);
        var count = taken % (target.Codes.Length - 1) + 1;

        Assert.Null(PxExpression.Resolve(target, [$"top({count})"], out var top));
        Assert.Null(PxExpression.Resolve(target, [$"bottom({target.Codes.Length - count})"], out var bottom));

        Assert.Equal(target.Codes, time ? bottom.Concat(top) : top.Concat(bottom));
    }

    [Property]
    public void Whatever_is_asked_the_answer_is_codes_of_the_table_or_an_error(string?[] expressions)
    {
        var asked = expressions.Select(expression => expression ?? "").ToArray();
        foreach (var error in new[] { PxExpression.Resolve(Areas, asked, out var px), StatBankExpression.Resolve(Areas, asked, out px) })
        {
            if (error is null) Assert.All(px, code => Assert.Contains(code, Areas.Codes));
            else Assert.Contains(error.Value, asked);
        }
    }

    [Fact]
    public void There_is_a_limit_to_expressions_that_can_pick_nothing_new()
    {
        Assert.Null(PxExpression.Resolve(Areas, Enumerable.Repeat("*", 100_000), out _));
        Assert.Equal(SelectionProblem.MalformedExpression, PxExpression.Resolve(Areas, Enumerable.Range(1, 100_000).Select(i => $"top({i})"), out _)!.Problem);
    }

    [Fact]
    public void An_address_is_read_with_commas_in_their_places()
    {
        var query = PxQuery.Parse(
        [
            new("valueCodes[omrade]", "851, range(081,787),[a,b],top(2,1)"),
            new("VALUECODES[tid]", new(["2019", "2020"])),
            new("codelist[Omrade]", "agg_region"),
            new("heading", "tid,ContentsCode"),
            new("outputFormat", "csv"),
        ]);

        Assert.Equal(["851", "range(081,787)", "a,b", "top(2,1)"], query!.Selection[0].ValueCodes);
        Assert.Equal("agg_region", query.Selection[0].Codelist);
        Assert.Equal(["2019", "2020"], query.Selection[1].ValueCodes);
        Assert.Equal(["tid", "ContentsCode"], query.Placement!.Heading);
        Assert.Null(PxQuery.Parse([new("lang", "da")]));
    }

    private static string Px(SelectionTarget target, params string[] expressions)
    {
        Assert.Null(PxExpression.Resolve(target, expressions, out ImmutableArray<string> codes));
        return string.Join(' ', codes);
    }
}
