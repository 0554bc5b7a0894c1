using System.Globalization;

namespace Kkr.Bench;

/// <summary>How to measure.</summary>
/// <param name="Root">The repository's folder.</param>
/// <param name="Names">Which benchmarks; none for all.</param>
/// <param name="Pairs">How many rounds of turns.</param>
/// <param name="Seconds">How long a turn takes.</param>
/// <param name="IsQuick">Whether the sizes are reduced, to see everything within half an hour.</param>
/// <param name="Beside">The folder of another build of the programs, to compare this one with; null for none.</param>
internal sealed record Options(string Root, IReadOnlyList<string> Names, int Pairs, double Seconds, bool IsQuick, string? Beside)
{
    /// <summary>The length of a turn.</summary>
    public TimeSpan Turn => TimeSpan.FromSeconds(Seconds);

    /// <summary>Reads the command line.</summary>
    public static Options Read(string[] args)
    {
        var names = new List<string>();
        var root = ".";
        string? beside = null;
        int? pairs = null;
        double? seconds = null;
        var isQuick = false;
        for (var i = 0; i < args.Length; i++)
            switch (args[i])
            {
                case "--root": root = args[++i]; break;
                case "--pairs": pairs = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--seconds": seconds = double.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--beside": beside = args[++i]; break;
                case "--quick": isQuick = true; break;
                default: names.Add(args[i].ToLowerInvariant()); break;
            }

        return new(root, names, pairs ?? 5, seconds ?? (isQuick ? 3 : 10), isQuick, beside);
    }
}
