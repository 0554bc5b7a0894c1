using System.Globalization;
using System.Text;

namespace Kkr.Gateway.Documents.Formats;

/// <summary>Writes annexes as Markdown, with the tables of GitHub's dialect; a figure is a table whose bars are signs.</summary>
internal static class AnnexMarkdown
{
    private const int LongestBar = 30;

    /// <summary>Writes an annex, in UTF-8.</summary>
    public static byte[] Write(Annex annex)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Plain(annex.Title)}\n\n{Plain(annex.Lead)}\n\n");
        foreach (var part in annex.Parts) Write(text, part);
        text.Append("## Kilder\n\n");
        for (var at = 0; at < annex.Sources.Length; at++) text.Append(CultureInfo.InvariantCulture, $"{at + 1}. {Plain(annex.Sources[at].Line)}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, AnnexPart part)
    {
        switch (part)
        {
            case AnnexHeading heading:
                text.Append('#', heading.Level).Append(' ').Append(Plain(heading.Text)).Append("\n\n");
                break;
            case AnnexParagraph paragraph:
                text.Append(Plain(paragraph.Text)).Append("\n\n");
                break;
            case AnnexList list:
                foreach (var item in list.Items) text.Append("- ").Append(Plain(item)).Append('\n');
                text.Append('\n');
                break;
            case AnnexTable table:
                text.Append(CultureInfo.InvariantCulture, $"**Tabel: {Plain(table.Caption)}**\n\n");
                WriteRow(text, table.Columns.Select(c => c.Title));
                text.Append('|').AppendJoin('|', table.Columns.Select(c => c.IsNumber ? "---:" : "---")).Append("|\n");
                for (var at = 0; at < table.Rows.Length; at++) WriteRow(text, table.Rows[at], strong: table.HasTotal && at == table.Rows.Length - 1);
                text.Append('\n');
                break;
            case AnnexChart chart:
                text.Append(CultureInfo.InvariantCulture, $"**Figur: {Plain(chart.Caption)} ({Plain(chart.Unit)})**\n\n");
                WriteRow(text, ["", "", "", "Værdi"]);
                text.Append("|---|---|---|---:|\n");
                foreach (var group in chart.Groups)
                    for (var at = 0; at < chart.Series.Length; at++)
                        WriteRow(text, [at == 0 ? group.Label : "", chart.Series[at], Bar(group.Values[at], chart.Highest), Danish.Number(group.Values[at])]);
                text.Append('\n');
                break;
        }

        foreach (var source in part.Sources) text.Append(CultureInfo.InvariantCulture, $"*Kilde: {Plain(source.Line)}*\n\n");
    }

    private static string Bar(decimal? value, decimal highest) =>
        value is > 0 and { } known && highest > 0 ? new('█', Math.Max(1, (int)Math.Round(known / highest * LongestBar))) : "";

    private static void WriteRow(StringBuilder text, IEnumerable<string> cells, bool strong = false) => text
        .Append("| ").AppendJoin(" | ", cells.Select(Plain).Select(cell => strong && cell.Length > 0 ? $"**{cell}**" : cell)).Append(" |\n");

    /// <summary>Text that is nothing but text: what means something in Markdown is written so that it doesn't.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text.ReplaceLineEndings(" "))
        {
            if (sign is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#') plain.Append('\\');
            plain.Append(sign);
        }

        return plain.ToString();
    }
}
