using System.Collections.Immutable;

namespace Kkr.Gateway.Documents.Formats;

/// <summary>A format that annexes are written in.</summary>
/// <param name="Name">Its name in an address: <c>docx</c>.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Write">Writes an annex.</param>
internal sealed record AnnexFormat(string Name, string MediaType, Func<Annex, byte[]> Write)
{
    /// <summary>All of them; the first is meant where none is named.</summary>
    public static ImmutableArray<AnnexFormat> All { get; } =
    [
        new("html", "text/html; charset=utf-8", AnnexHtml.Write),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", AnnexDocx.Write),
        new("pdf", "application/pdf", AnnexPdf.Write),
        new("md", "text/markdown; charset=utf-8", AnnexMarkdown.Write),
    ];
}
