using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kkr.Gateway.Documents.Formats;

/// <summary>Writes annexes as one HTML page that needs nothing else: its style is in it, its figures are SVG.</summary>
internal static class AnnexHtml
{
    private const int LabelWidth = 190, ChartWidth = 720, BarHeight = 14, GroupGap = 8, ValueWidth = 80;

    private const string Style =
        """
        body{font-family:"Liberation Sans",Arial,Helvetica,sans-serif;line-height:1.5;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
        h1{font-size:1.9rem;margin-bottom:.25rem}h2{font-size:1.4rem;margin-top:2.2rem}h3{font-size:1.15rem}
        .table{overflow-x:auto}table{border-collapse:collapse;width:100%;margin-top:1rem}caption{text-align:left;font-weight:700;padding:.3rem 0}
        th,td{border-bottom:1px solid #bfbfbf;padding:.35rem .6rem;text-align:left;vertical-align:top}thead th{border-bottom:2px solid #1F4E79}
        .n{text-align:right;font-variant-numeric:tabular-nums}tr.total>*{font-weight:700;border-top:2px solid #1F4E79}
        figure{margin:1.2rem 0}figcaption{font-weight:700}svg{max-width:100%;height:auto}.source,.lead{color:#505050;font-size:.9rem}
        @media print{body{margin:0;max-width:none}table,figure{break-inside:avoid}}
        """;

    /// <summary>What the page may load and run: its own style, and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

    /// <summary>Writes an annex, in UTF-8.</summary>
    public static byte[] Write(Annex annex)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture,
            $"""
            <!DOCTYPE html>
            <html lang="da">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(annex.Title)}</title><style>{Style}</style></head>
            <body><main>
            <h1>{Text(annex.Title)}</h1>
            <p class="lead">{Text(annex.Lead)}</p>

            """);
        foreach (var part in annex.Parts) Write(html, part);
        html.Append("<h2>Kilder</h2>\n<ol>\n");
        foreach (var source in annex.Sources) html.Append(CultureInfo.InvariantCulture, $"<li>{Text(source.Line)}</li>\n");
        html.Append("</ol>\n</main></body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Write(StringBuilder html, AnnexPart part)
    {
        switch (part)
        {
            case AnnexHeading heading:
                html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level}>{Text(heading.Text)}</h{heading.Level}>\n");
                break;
            case AnnexParagraph paragraph:
                html.Append(CultureInfo.InvariantCulture, $"<p>{Text(paragraph.Text)}</p>\n");
                break;
            case AnnexList list:
                html.Append("<ul>\n");
                foreach (var item in list.Items) html.Append(CultureInfo.InvariantCulture, $"<li>{Text(item)}</li>\n");
                html.Append("</ul>\n");
                break;
            case AnnexTable table:
                WriteTable(html, table);
                break;
            case AnnexChart chart:
                WriteChart(html, chart);
                break;
        }

        foreach (var source in part.Sources) html.Append(CultureInfo.InvariantCulture, $"<p class=\"source\">Kilde: {Text(source.Line)}</p>\n");
    }

    private static void WriteTable(StringBuilder html, AnnexTable table)
    {
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"table\"><table><caption>Tabel: {Text(table.Caption)}</caption>\n<thead><tr>");
        foreach (var column in table.Columns) html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{ClassOf(column)}>{Text(column.Title)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        for (var at = 0; at < table.Rows.Length; at++)
        {
            html.Append(table.HasTotal && at == table.Rows.Length - 1 ? "<tr class=\"total\">" : "<tr>");
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"row\">{Text(table.Rows[at][0])}</th>");
            for (var cell = 1; cell < table.Columns.Length; cell++)
                html.Append(CultureInfo.InvariantCulture, $"<td{ClassOf(table.Columns[cell])}>{Text(table.Rows[at][cell])}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    private static void WriteChart(StringBuilder html, AnnexChart chart)
    {
        var groupHeight = (chart.Series.Length * BarHeight) + GroupGap;
        var (legend, top) = (chart.Series.Length > 1 ? 24 : 0, 4);
        var height = legend + top + (chart.Groups.Length * groupHeight);
        html.Append(CultureInfo.InvariantCulture,
            $"<figure><figcaption>Figur: {Text(chart.Caption)} ({Text(chart.Unit)})</figcaption>\n<svg role=\"img\" viewBox=\"0 0 {ChartWidth} {height}\" width=\"{ChartWidth}\" height=\"{height}\" font-size=\"12\" aria-label=\"{Text(chart.InWords)}\">\n");
        if (legend > 0)
            for (var at = 0; at < chart.Series.Length; at++)
                html.Append(CultureInfo.InvariantCulture,
                    $"<rect x=\"{LabelWidth + (at * 130)}\" y=\"4\" width=\"12\" height=\"12\" fill=\"#{Colour(at)}\"/><text x=\"{LabelWidth + 18 + (at * 130)}\" y=\"14\">{Text(chart.Series[at])}</text>\n");
        for (var group = 0; group < chart.Groups.Length; group++)
        {
            var y = legend + top + (group * groupHeight);
            var label = chart.Groups[group].Label;
            html.Append(CultureInfo.InvariantCulture,
                $"<text x=\"{LabelWidth - 8}\" y=\"{y + (chart.Series.Length * BarHeight / 2) + 4}\" text-anchor=\"end\">{Text(label.Length > 30 ? label[..29] + "…" : label)}</text>\n");
            for (var at = 0; at < chart.Series.Length; at++)
            {
                var width = chart.Groups[group].Values[at] is > 0 and { } value && chart.Highest > 0 ? value / chart.Highest * (ChartWidth - LabelWidth - ValueWidth) : 0;
                html.Append(CultureInfo.InvariantCulture,
                    $"<rect x=\"{LabelWidth}\" y=\"{y + (at * BarHeight)}\" width=\"{width:0.#}\" height=\"{BarHeight - 2}\" fill=\"#{Colour(at)}\"/><text x=\"{LabelWidth + width + 4:0.#}\" y=\"{y + (at * BarHeight) + 10}\">{Text(Danish.Number(chart.Groups[group].Values[at]))}</text>\n");
            }
        }

        html.Append("</svg></figure>\n");
    }

    private static string Colour(int series) => AnnexChart.Colours[series % AnnexChart.Colours.Length];

    private static string ClassOf(AnnexColumn column) => column.IsNumber ? " class=\"n\"" : "";

    // Danish letters stay letters; only what means something in HTML is written otherwise.
    private static string Text(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
