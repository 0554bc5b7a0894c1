using System.Globalization;
using System.Text;

namespace Kkr.Formats.Tests;

/// <summary>Reads a PC-Axis file back: keywords by their name with language and keys, and the data. Written from the format's description.</summary>
internal sealed class PxFile
{
    public Dictionary<string, List<string>> Keywords { get; } = [];

    public List<string> Data { get; } = [];

    public static PxFile Read(string text)
    {
        Assert.All(text.Split("DATA=")[0].Split("\r\n"), line => Assert.InRange(line.Length, 0, 256));
        var file = new PxFile();
        var at = 0;
        while (at < text.Length)
        {
            var name = new StringBuilder();
            for (var quoted = false; quoted || text[at] != '='; at++)
            {
                if (text[at] == '"') quoted = !quoted;
                name.Append(text[at]);
            }

            at++;
            if (name.ToString() == "DATA")
            {
                var data = text[at..].TrimEnd();
                Assert.EndsWith(";", data, StringComparison.Ordinal);
                file.Data.AddRange(data[..^1].Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
                return file;
            }

            file.Keywords.Add(name.ToString(), Values(text, ref at));
            at += 2;
        }

        throw new InvalidDataException("There is no DATA.");
    }

    public string One(string keyword) => Assert.Single(Keywords[keyword]);

    public Cell Cell(int i) => Data[i].StartsWith('"')
        ? Formats.Cell.Missing(DataSymbol.Numbered.Single(status => status.Symbol() == Data[i].Trim('"')))
        : Formats.Cell.Of(decimal.Parse(Data[i], CultureInfo.InvariantCulture));

    // Quoted pieces that follow each other with no comma between are one text.
    private static List<string> Values(string text, ref int at)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        for (var quoted = false; quoted || text[at] != ';'; at++)
        {
            if (text[at] == '"') quoted = !quoted;
            else if (quoted || text[at] is not (',' or '\r' or '\n')) value.Append(text[at]);
            else if (text[at] == ',')
            {
                values.Add(value.ToString());
                value.Clear();
            }
        }

        at++;
        values.Add(value.ToString());
        return values;
    }
}
