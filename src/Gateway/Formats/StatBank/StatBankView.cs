namespace Kkr.Formats.StatBank;

/// <summary>
/// A table with the dimension codes of StatBank: <c>OMRÅDE</c> for areas, <c>Tid</c> for time, the others in capitals. The cells and their
/// order are the same. StatBank's clients do not ask for a measure, so that one left out is the table's first.
/// </summary>
public static class StatBankView
{
    /// <summary>The code of the area dimension.</summary>
    public const string Area = "OMRÅDE";

    /// <summary>The code of the time dimension.</summary>
    public const string Time = "Tid";

    /// <summary>The table under StatBank's codes.</summary>
    public static TableMetadata Of(TableMetadata metadata) => metadata with
    {
        Dimensions = [.. metadata.Dimensions.Select(dimension => dimension.Role switch
        {
            DimensionRole.Geo => dimension with { Id = Area },
            DimensionRole.Time => dimension with { Id = Time },
            DimensionRole.Metric => dimension with
            {
                Eliminable = true,
                EliminationCode = dimension.Categories is [var first, ..] ? first.Code : null,
            },
            _ => dimension with { Id = dimension.Id.ToUpperInvariant() },
        })],
    };
}
