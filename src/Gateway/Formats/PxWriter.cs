using System.Globalization;
using System.Text;

namespace Kkr.Formats;

/// <summary>Writes the keywords of a PC-Axis file. Lines stay under the format's limit of 256 characters.</summary>
internal sealed class PxWriter(StringBuilder output)
{
    private const int LongestLine = 240;
    private int column;

    /// <summary>The language in brackets behind each keyword; none for the file's own language.</summary>
    public string? Language { get; set; }

    /// <summary>A text as the format can hold it.</summary>
    public static string Clean(string text)
    {
        var clean = text.Replace("\r\n", "#", StringComparison.Ordinal).Replace('\n', '#').Replace('\r', '#').Replace('"', '\'');
        return string.Concat(clean.Where(character => !char.IsControl(character)));
    }

    public void Text(string keyword, string value, params string[] keys)
    {
        Begin(keyword, keys);
        Value(value);
        End();
    }

    public void Texts(string keyword, IEnumerable<string> values, params string[] keys)
    {
        Begin(keyword, keys);
        List(values);
        End();
    }

    public void TimeList(string key, char scale, IEnumerable<string> periods)
    {
        Begin("TIMEVAL", [key]);
        Put(string.Create(CultureInfo.InvariantCulture, $"TLIST({scale}1),"));
        List(periods);
        End();
    }

    public void Number(string keyword, int value, params string[] keys) => Bare(keyword, value.ToString(CultureInfo.InvariantCulture), keys);

    public void Flag(string keyword, bool value, params string[] keys) => Bare(keyword, value ? "YES" : "NO", keys);

    private void Bare(string keyword, string value, string[] keys)
    {
        Begin(keyword, keys);
        Put(value);
        End();
    }

    private void Begin(string keyword, string[] keys)
    {
        Put(keyword);
        if (Language is not null) Put($"[{Language}]");
        if (keys.Length > 0) Put($"({string.Join(',', keys.Select(key => $"\"{Clean(key)}\""))})");
        Put("=");
    }

    private void List(IEnumerable<string> values)
    {
        var first = true;
        foreach (var value in values)
        {
            if (!first) Put(",");
            if (!first && column + value.Length + 2 > LongestLine) NewLine();
            Value(value);
            first = false;
        }
    }

    // A long text is cut into quoted pieces on lines of their own, which readers put together again.
    private void Value(string value)
    {
        var rest = Clean(value);
        while (column + rest.Length + 2 > LongestLine && rest.Length > 1)
        {
            var take = Math.Clamp(LongestLine - column - 2, 1, rest.Length - 1);
            if (char.IsHighSurrogate(rest[take - 1])) take++;
            if (take >= rest.Length) break;
            Put($"\"{rest[..take]}\"");
            NewLine();
            rest = rest[take..];
        }

        Put($"\"{rest}\"");
    }

    private void End()
    {
        Put(";");
        NewLine();
    }

    private void Put(string text)
    {
        output.Append(text);
        column += text.Length;
    }

    private void NewLine()
    {
        output.Append("\r\n");
        column = 0;
    }
}
