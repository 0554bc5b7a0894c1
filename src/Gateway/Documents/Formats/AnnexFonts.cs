using PdfSharp.Fonts;

namespace Kkr.Gateway.Documents.Formats;

/// <summary>The fonts of PDF files come with the product: a fresh machine has none. See <c>Fonts/LICENSE</c>.</summary>
internal sealed class AnnexFonts : IFontResolver
{
    /// <summary>The name of the one family there is.</summary>
    public const string Family = "DejaVu Sans Condensed";

    private const string Regular = "DejaVuSansCondensed.ttf", Bold = "DejaVuSansCondensed-Bold.ttf";

    /// <inheritdoc/>
    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? Bold : Regular);

    /// <inheritdoc/>
    public byte[]? GetFont(string faceName)
    {
        using var font = typeof(AnnexFonts).Assembly.GetManifestResourceStream(faceName) ?? throw new InvalidOperationException($"The font {faceName} is not part of this build.");
        var bytes = new byte[font.Length];
        font.ReadExactly(bytes);
        return bytes;
    }
}
