using System.Text;

namespace Kkr.Formats.Tests;

/// <summary>Runs an encoder the way the web server does.</summary>
internal static class Encoded
{
    public static async Task<byte[]> BytesAsync(this ITableEncoder encoder, StatisticalTable table, EncodingOptions? options = null)
    {
        var output = new AsyncOnlyStream();
        await encoder.WriteAsync(table, options ?? EncodingOptions.Default, output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    public static async Task<string> TextAsync(this ITableEncoder encoder, StatisticalTable table, EncodingOptions? options = null) =>
        Encoding.UTF8.GetString(await encoder.BytesAsync(table, options));

    /// <summary>The categories that a cell stands at, in the order of the dimensions.</summary>
    public static Category[] At(this TableMetadata metadata, int cell)
    {
        var at = new Category[metadata.Dimensions.Length];
        for (var d = at.Length - 1; d >= 0; d--)
        {
            var categories = metadata.Dimensions[d].Categories;
            at[d] = categories[cell % categories.Length];
            cell /= categories.Length;
        }

        return at;
    }

    /// <summary>What a cell reads as in every format of text, told independently of the encoders.</summary>
    public static string Text(this Cell cell) => cell.Value is { } value
        ? value.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : cell.Status switch { CellStatus.NotApplicable => ".", CellStatus.Unknown => "..", CellStatus.Confidential => "...", _ => "...." };
}
