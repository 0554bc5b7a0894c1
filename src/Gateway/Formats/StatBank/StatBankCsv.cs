using System.Buffers;

namespace Kkr.Formats.StatBank;

/// <summary>
/// StatBank's csv, which BULK shares: a line for each figure, with a column for each variable and <c>INDHOLD</c> for the figure. Figures come
/// one by one, so that a table of any size is written without standing in memory. In Danish they have a decimal comma, as StatBank's.
/// </summary>
public static class StatBankCsv
{
    /// <summary>The media type.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    private const int LinesBetweenChecks = 1024;

    private static readonly SearchValues<char> Special = SearchValues.Create("\"\r\n\t;,");

    /// <summary>Writes the lines.</summary>
    /// <param name="metadata">The result's dimensions.</param>
    /// <param name="cells">Its cells in row-major order.</param>
    /// <param name="language">The language of texts.</param>
    /// <param name="presentation">Codes or texts.</param>
    /// <param name="separator">Semicolon or tab.</param>
    /// <param name="output">Where to; not closed.</param>
    /// <param name="cancellationToken">Stops the writing, with the output incomplete.</param>
    /// <exception cref="ArgumentException">There are more or fewer cells than the dimensions say.</exception>
    public static async Task WriteAsync(
        TableMetadata metadata,
        IAsyncEnumerable<Cell> cells,
        Language language,
        ValuePresentation presentation,
        CsvSeparator separator,
        Stream output,
        CancellationToken cancellationToken)
    {
        var dimensions = metadata.Dimensions;
        var names = dimensions.Select(dimension => dimension.Categories
            .Select(category => FormulaGuard.Neutralise(Name(category, language, presentation))).ToArray()).ToArray();
        var at = new int[dimensions.Length];
        var written = 0L;

        var csv = CsvEncoder.Open(output, separator);
        await using (csv.ConfigureAwait(false))
        {
            foreach (var dimension in dimensions) csv.WriteField(FormulaGuard.Neutralise(dimension.Id.ToUpperInvariant()), NeedsQuotes(dimension.Id));
            csv.WriteField("INDHOLD");
            await csv.NextRecordAsync();
            await foreach (var cell in cells.WithCancellation(cancellationToken))
            {
                if (written == metadata.CellCount) throw new ArgumentException("There are more cells than the dimensions say.", nameof(cells));
                for (var d = 0; d < at.Length; d++) csv.WriteField(names[d][at[d]], NeedsQuotes(names[d][at[d]]));
                csv.WriteField(language == Language.Danish && cell.Value is not null ? cell.Text().Replace('.', ',') : cell.Text(), shouldQuote: false);
                await csv.NextRecordAsync();
                if (++written % LinesBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
                Advance(at, dimensions);
            }
        }

        if (written != metadata.CellCount) throw new ArgumentException("There are fewer cells than the dimensions say.", nameof(cells));
    }

    // StatBank quotes only what needs it. A line feed alone ends a line for most readers, though not for the library that writes,
    // and some take what begins with # for a comment.
    private static bool NeedsQuotes(string text) => text.Length == 0 || text.AsSpan().ContainsAny(Special) || text[0] is ' ' or '#' || text[^1] == ' ';

    private static void Advance(int[] at, IReadOnlyList<Dimension> dimensions)
    {
        for (var d = at.Length - 1; d >= 0; d--)
        {
            if (++at[d] < dimensions[d].Categories.Length) return;
            at[d] = 0;
        }
    }

    private static string Name(Category category, Language language, ValuePresentation presentation) => presentation switch
    {
        ValuePresentation.Code => category.Code,
        ValuePresentation.CodeAndValue => $"{category.Code} {category.Label.In(language)}",
        ValuePresentation.ValueAndCode => $"{category.Label.In(language)} {category.Code}",
        _ => category.Label.In(language),
    };
}
