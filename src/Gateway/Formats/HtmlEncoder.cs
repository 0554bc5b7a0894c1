using System.Globalization;
using System.Text;
using Encoder = System.Text.Encodings.Web.HtmlEncoder;

namespace Kkr.Formats;

/// <summary>An html table, as PxWebApi's: a fragment to place in a page. Every text is encoded.</summary>
public sealed class HtmlEncoder : ITableEncoder
{
    private static readonly Encoder Escape = Encoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <inheritdoc />
    public string ContentType => "text/html; charset=utf-8";

    /// <inheritdoc />
    public string FileExtension => ".html";

    /// <inheritdoc />
    public async Task WriteAsync(StatisticalTable table, EncodingOptions options, Stream output, CancellationToken cancellationToken)
    {
        var grid = new TableGrid(table, options.Placement);
        string Name(string code, LocalText label) => Escape.Encode(Wording.Name(code, label, options.Labels, options.Language, " "));

        var html = new StreamWriter(output, new UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true);
        await using (html.ConfigureAwait(false))
        {
            await html.WriteAsync($"<table id=\"{Escape.Encode(table.Metadata.Id)}\" lang=\"{options.Language.Code()}\">\n");
            if (options.IncludeTitle)
                await html.WriteAsync($"<caption>{Escape.Encode(table.Metadata.Title(options.Language))}</caption>\n");

            await html.WriteAsync(Head(grid, Name));
            await html.WriteAsync("<tbody>\n");
            for (var row = 0; row < grid.Rows; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var line = new StringBuilder("<tr>");
                foreach (var category in grid.RowCategories(row)) line.Append(CultureInfo.InvariantCulture, $"<th scope=\"row\">{Name(category.Code, category.Label)}</th>");
                for (var column = 0; column < grid.Columns; column++)
                {
                    var cell = grid[row, column];
                    var title = cell.Note is { } note ? $" title=\"{Escape.Encode(note.In(options.Language))}\"" : "";
                    line.Append(CultureInfo.InvariantCulture, $"<td{title}>{cell.Text()}</td>");
                }

                await html.WriteAsync(line.Append("</tr>\n"), cancellationToken);
            }

            await html.WriteAsync("</tbody>\n");
            await html.WriteAsync(Foot(table, options.Language, grid.Stub.Length + grid.Columns));
            await html.WriteAsync("</table>\n");
        }
    }

    private static string Head(TableGrid grid, Func<string, LocalText, string> name)
    {
        var head = new StringBuilder("<thead>\n");
        var span = grid.Columns;
        for (var level = 0; level < Math.Max(1, grid.Heading.Length); level++)
        {
            var last = level >= grid.Heading.Length - 1;
            head.Append("<tr>");
            if (last) foreach (var dimension in grid.Stub) head.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{name(dimension.Id, dimension.Label)}</th>");
            else if (grid.Stub.Length > 0) head.Append(CultureInfo.InvariantCulture, $"<td colspan=\"{grid.Stub.Length}\"></td>");

            if (grid.Heading.Length > 0)
            {
                span /= grid.Heading[level].Categories.Length;
                for (var column = 0; column < grid.Columns; column += span)
                {
                    var category = grid.ColumnCategories(column)[level];
                    head.Append(last ? "<th scope=\"col\">" : $"<th scope=\"colgroup\" colspan=\"{span}\">")
                        .Append(name(category.Code, category.Label)).Append("</th>");
                }
            }
            else
            {
                head.Append("<td></td>");
            }

            head.Append("</tr>\n");
        }

        return head.Append("</thead>\n").ToString();
    }

    private static string Foot(StatisticalTable table, Language language, int columns)
    {
        var (source, updated) = Wording.Captions(language);
        var lines = Wording.Notes(table, language).Select(note => note.Text)
            .Append($"{source}: {table.Metadata.Source.In(language)}")
            .Concat(table.Metadata.Updated is { } at ? [$"{updated}: {Wording.Instant(at)}"] : Array.Empty<string>());
        var foot = new StringBuilder("<tfoot>\n");
        foreach (var line in lines) foot.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"{columns}\">{Escape.Encode(line)}</td></tr>\n");
        return foot.Append("</tfoot>\n").ToString();
    }
}
