using System.Collections.Immutable;

namespace Kkr.Formats;

/// <summary>A query with its expressions carried out: exactly which cells of which table, and how they are laid out.</summary>
/// <param name="Metadata">The table.</param>
/// <param name="Dimensions">What to take of each of its dimensions, in the table's order.</param>
/// <param name="Placement">What runs down and across in the result.</param>
public sealed record TableSelection(TableMetadata Metadata, ImmutableArray<SelectedDimension> Dimensions, Placement Placement)
{
    /// <summary>The result's metadata: eliminated dimensions are gone, the others have the selected categories.</summary>
    public TableMetadata ResultMetadata => Metadata with
    {
        Dimensions =
        [
            .. Dimensions.Where(dimension => !dimension.Eliminated).Select(dimension => dimension.Source with
            {
                Categories = [.. dimension.Categories.Select(category => category.Category)],
                EliminationCode = dimension.CodeList is null ? dimension.Source.EliminationCode : null,
            }),
        ],
        ImpliedMeasure = Dimensions.FirstOrDefault(dimension => dimension.Eliminated && dimension.Source.Role == DimensionRole.Metric) is { } left
            ? MeasureOf(left)
            : null,
    };

    private static Measure? MeasureOf(SelectedDimension metric) => metric.Categories is [{ SourceCodes: [var code] }]
        ? metric.Source.Categories[metric.Source.IndexOf(code)].Measure
        : null;

    /// <summary>The query written out with value codes alone, as <c>defaultselection</c> and a saved query's <c>selection</c> answer.</summary>
    public VariablesSelection AsQuery() => new(
        [.. Dimensions.Select(dimension => new VariableSelection(
            dimension.Source.Id,
            dimension.Eliminated ? [] : [.. dimension.Categories.Select(category => category.Category.Code)],
            dimension.CodeList?.Id))],
        new VariablePlacement(Placement.Heading, Placement.Stub));
}
