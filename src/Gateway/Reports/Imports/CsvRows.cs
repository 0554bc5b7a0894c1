using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>The rows of a CSV file, one at a time; the first is the heading.</summary>
internal static class CsvRows
{
    /// <summary>The sign between cells: the one of semicolon, tab and comma that stands most often in the heading.</summary>
    public static char DelimiterOf(string heading)
    {
        var quoted = false;
        int semicolons = 0, commas = 0, tabs = 0;
        foreach (var c in heading)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && c == ';') semicolons++;
            else if (!quoted && c == ',') commas++;
            else if (!quoted && c == '\t') tabs++;
        }

        return tabs > semicolons && tabs > commas ? '\t' : commas > semicolons ? ',' : ';';
    }

    /// <summary>Reads the heading line, and goes back to the file's start.</summary>
    public static async Task<string> HeadingAsync(Stream file, Encoding encoding, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var characters = new char[64 * 1024];
        var count = await reader.ReadBlockAsync(characters, cancellationToken);
        file.Position = 0;
        var text = new string(characters, 0, count).TrimStart('\r', '\n');
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }

    /// <summary>Reads the rows.</summary>
    public static async IAsyncEnumerable<ImportRow> ReadAsync(
        Stream file, Encoding encoding, char delimiter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bad = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = true,
            MaxFieldSize = ImportLimits.MaxCellLength,
            BadDataFound = _ => bad = true,
        };
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        using var parser = new CsvParser(text, configuration, leaveOpen: true);
        while (true)
        {
            var line = parser.RawRow + 1;
            bad = false;
            var tooLong = false;
            try
            {
                if (!await parser.ReadAsync().WaitAsync(cancellationToken)) yield break;
            }
            catch (MaxFieldSizeException)
            {
                tooLong = true;
            }

            if (tooLong)
            {
                // The parser can't tell where the next row begins: a mark of quotation was never closed, most likely.
                yield return new(line, [], new("", "cell-length", null, new(
                    $"En celle har over {ImportLimits.MaxCellLength} tegn. Resten af filen er ikke læst.",
                    $"A cell has more than {ImportLimits.MaxCellLength} characters. The rest of the file was not read.")));
                yield break;
            }

            // Blank lines before the row were passed over: its own line is where it ends less the lines within it.
            var cells = parser.Record!;
            line = parser.RawRow - cells.Sum(c => c.Count(ch => ch == '\n'));
            yield return bad
                ? new(line, [], new("", "quotation", null, new(
                    "Anførselstegn i linjen går ikke op.", "The quotation marks in the line do not match.")))
                : new(line, [.. cells.Take(ImportLimits.MaxColumns).Select(c => new ImportCell(FormulaText.Restore(c.Trim(' ', '\u00a0')), null))], null);
        }
    }
}
