using System.Globalization;

namespace Kkr.Bench.Faults;

/// <summary>A command and its <c>--name value</c> options.</summary>
internal sealed class CommandLine(string[] arguments)
{
    public string? Command => arguments.FirstOrDefault();

    public string Text(string name, string otherwise)
    {
        var index = Array.IndexOf(arguments, "--" + name);
        return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : otherwise;
    }

    public int Number(string name, int otherwise) =>
        int.Parse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    public static int Usage()
    {
        Console.WriteLine("campaign, recovery or cpu; see bench/faults.");
        return 2;
    }
}
