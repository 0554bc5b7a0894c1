namespace Kkr.Formats.Tests;

public sealed class SelectionResolverTests
{
    [Fact]
    public void What_is_left_out_is_eliminated()
    {
        var selection = Resolve(Query(("ContentsCode", "antal"), ("tid", "top(1)")));

        Assert.Equal(["ContentsCode", "tid"], selection.ResultMetadata.Dimensions.Select(dimension => dimension.Id));
        Assert.Equal(["851", "787", "825"], selection.Dimensions[0].Categories.Single().SourceCodes);
        Assert.Equal(["ialt"], selection.Dimensions[1].Categories.Single().SourceCodes);

        var table = TableSlice.Of(Apprentices.Table, selection);
        Assert.Equal(3 + 21 + 39, Assert.Single(table.Cells).Value);
        Assert.Equal((3, 3), (table.Cells[0].Reported, table.Cells[0].Expected));
    }

    [Fact]
    public void A_code_list_adds_up_and_its_coverage_too()
    {
        var query = new VariablesSelection(
        [
            new("omrade", ["limfjord"], "agg_region"), new("forsoergelse", ["ialt", "ledig"]), new("contentscode", ["antal"]), new("TIME", ["2019"]),
        ]);

        var table = TableSlice.Of(Apprentices.Table, Resolve(query));

        Assert.Equal("Limfjorden", table.Metadata.Dimensions[0].Categories.Single().Label.Da);
        Assert.Equal([2 + 20, 8 + 26], table.Cells.Select(cell => cell.Value!.Value));
        Assert.All(table.Cells, cell => Assert.Equal((2, 2), (cell.Reported, cell.Expected)));
    }

    [Fact]
    public void Eliminating_a_classification_does_not_count_its_reporters_again()
    {
        var support = Apprentices.Support with { EliminationCode = null };
        var table = new StatisticalTable(
            Apprentices.With(support, Apprentices.Time), [.. Enumerable.Range(1, 9).Select(i => Cell.Of(i) with { Reported = 10, Expected = 11 })]);

        var cell = Assert.Single(TableSlice.Of(table, Resolve(Query(("tid", "2020")), table.Metadata)).Cells);

        Assert.Equal((3 + 6 + 9, 10, 11), (cell.Value, cell.Reported, cell.Expected));
    }

    [Theory]
    [InlineData(CellStatus.Confidential, null, CellStatus.Confidential)]
    [InlineData(CellStatus.Unknown, 5, CellStatus.Value)]
    [InlineData(CellStatus.NotYetReported, 5, CellStatus.Value)]
    [InlineData(CellStatus.NotApplicable, 5, CellStatus.Value)]
    public void A_missing_part_is_no_zero_and_a_withheld_one_withholds_the_sum(CellStatus part, int? sum, CellStatus status)
    {
        var cell = CellSum.Of([[Cell.Of(5)], [Cell.Missing(part)]], additive: true);

        Assert.Equal((sum, status), (cell.Value is { } value ? (int)value : null, cell.Status));
    }

    [Fact]
    public void Parts_that_are_all_missing_say_why()
    {
        CellStatus Sum(params CellStatus[] parts) => CellSum.Of([.. parts.Select(part => new[] { Cell.Missing(part) })], additive: true).Status;

        Assert.Equal(CellStatus.NotYetReported, Sum(CellStatus.Unknown, CellStatus.NotYetReported));
        Assert.Equal(CellStatus.Unknown, Sum(CellStatus.Unknown, CellStatus.NotApplicable));
        Assert.Equal(CellStatus.NotApplicable, Sum(CellStatus.NotApplicable, CellStatus.NotApplicable));
    }

    [Fact]
    public void Shares_are_never_added() =>
        Assert.Equal(CellStatus.Unknown, CellSum.Of([[Cell.Of(5)], [Cell.Of(6)]], additive: false).Status);

    [Theory]
    [InlineData("farve", "1", SelectionProblem.UnknownVariable, "farve", null)]
    [InlineData("omrade", "852", SelectionProblem.UnknownValue, "omrade", "852")]
    [InlineData("omrade", "top(x)", SelectionProblem.MalformedExpression, "omrade", "top(x)")]
    [InlineData("omrade", "851", SelectionProblem.MissingSelection, "ContentsCode", null)]
    public void Errors_name_what_is_wrong(string variable, string value, SelectionProblem problem, string offender, string? offending)
    {
        var error = Refuse(Query((variable, value)));

        Assert.Equal(new SelectionError(problem, offender, offending), error);
        Assert.Equal(400, error.HttpStatus);
    }

    [Fact]
    public void A_variable_is_named_once_and_its_code_list_exists()
    {
        Assert.Equal(SelectionProblem.RepeatedVariable, Refuse(Query(("tid", "2019"), ("TID", "2020"))).Problem);
        Assert.Equal(
            new SelectionError(SelectionProblem.UnknownCodeList, "omrade", "agg_land"),
            Refuse(new VariablesSelection([new("omrade", ["x"], "agg_land")])));
    }

    [Fact]
    public void Too_many_cells_are_refused_before_anything_is_built()
    {
        var query = Query(("omrade", "*"), ("forsoergelse", "*"), ("ContentsCode", "*"), ("tid", "*"));

        var error = Refuse(query, limit: 53);

        Assert.Equal(SelectionProblem.TooManyCells, error.Problem);
        Assert.Equal(403, error.HttpStatus);
        Assert.Equal(54, Resolve(query, limit: 54).ResultMetadata.CellCount);
    }

    [Fact]
    public void A_product_beyond_any_number_is_only_too_many()
    {
        var wide = Enumerable.Range(0, 8).Select(i => new Dimension($"d{i}", LocalText.Same("d"), DimensionRole.Classification,
            [.. Enumerable.Range(0, 1000).Select(code => new Category($"{code}", LocalText.Same("x")))])).ToArray();

        var error = Refuse(new VariablesSelection([.. wide.Select(dimension => new VariableSelection(dimension.Id, ["*"]))]), 100_000, Apprentices.With(wide));

        Assert.Equal(SelectionProblem.TooManyCells, error.Problem);
    }

    [Fact]
    public void Without_a_selection_the_default_is_taken()
    {
        var selection = Resolve(null);

        Assert.Equal([3, 3, 1, 1], selection.Dimensions.Select(dimension => dimension.Categories.Length));
        Assert.Equal("2020", selection.Dimensions[3].Categories.Single().Category.Code);
        Assert.Equal(["forsoergelse"], selection.Placement.Stub);
        Assert.Equal(["ContentsCode", "tid", "omrade"], selection.Placement.Heading);
    }

    [Fact]
    public void The_default_selection_heeds_a_code_list()
    {
        var selection = Resolve(new VariablesSelection([new("omrade", [], "agg_region")]));

        Assert.Equal(["081", "limfjord"], selection.Dimensions[0].Categories.Select(category => category.Category.Code));
    }

    [Theory]
    [InlineData("omrade,ContentsCode,tid", "omrade | ContentsCode tid")]
    [InlineData("ContentsCode,tid", "tid | ContentsCode")]
    [InlineData("omrade,forsoergelse,tid", "omrade forsoergelse | tid")]
    public void The_default_selection_suits_the_shape_of_the_table(string dimensions, string expected)
    {
        var oneMeasure = Apprentices.Contents with { Categories = [Apprentices.Contents.Categories[0]] };
        var metadata = Apprentices.With([.. dimensions.Split(',').Select(id => id == "ContentsCode" ? oneMeasure : Apprentices.Metadata.Find(id)!)]);
        if (metadata.Metric is null) metadata = metadata with { Dimensions = [.. metadata.Dimensions.Select(dimension => dimension with { Eliminable = false })] };

        var placement = Resolve(null, metadata).Placement;

        Assert.Equal(expected, $"{string.Join(' ', placement.Stub)} | {string.Join(' ', placement.Heading)}");
    }

    [Fact]
    public void A_placement_names_every_selected_variable_or_one_side_of_them()
    {
        var all = Query(("omrade", "*"), ("ContentsCode", "antal"), ("tid", "*"));
        VariablesSelection Placed(string[] heading, string[] stub) => all with { Placement = new([.. heading], [.. stub]) };

        Assert.Equal(["omrade", "ContentsCode"], Resolve(Placed(["time"], [])).Placement.Stub);
        Assert.Equal(SelectionProblem.IllegalPlacement, Refuse(Placed(["tid"], ["omrade"])).Problem);
        Assert.Equal(SelectionProblem.IllegalPlacement, Refuse(Placed(["tid", "tid"], [])).Problem);
        Assert.Equal(SelectionProblem.IllegalPlacement, Refuse(Placed(["forsoergelse"], [])).Problem);
    }

    [Fact]
    public void A_resolved_query_asked_again_is_itself()
    {
        var selection = Resolve(Query(("omrade", "8*"), ("ContentsCode", "antal"), ("tid", "from(2019)")));
        var query = selection.AsQuery();

        Assert.Equal(["851", "825"], query.Selection[0].ValueCodes);
        Assert.Empty(query.Selection[1].ValueCodes);
        Assert.Equal(
            selection.Dimensions.SelectMany(dimension => dimension.Categories.SelectMany(category => category.SourceCodes)),
            Resolve(query).Dimensions.SelectMany(dimension => dimension.Categories.SelectMany(category => category.SourceCodes)));
    }

    private static VariablesSelection Query(params (string Variable, string Values)[] variables) =>
        new([.. variables.Select(variable => new VariableSelection(variable.Variable, [variable.Values]))]);

    private static TableSelection Resolve(VariablesSelection? query, TableMetadata? metadata = null, long? limit = null)
    {
        Assert.True(SelectionResolver.TryResolve(metadata ?? Apprentices.Metadata, query, PxExpression.Resolve, limit, out var selection, out var error), error?.ToString());
        return selection;
    }

    private static SelectionError Refuse(VariablesSelection? query, long? limit = null, TableMetadata? metadata = null)
    {
        Assert.False(SelectionResolver.TryResolve(metadata ?? Apprentices.Metadata, query, PxExpression.Resolve, limit, out _, out var error));
        return error;
    }
}
