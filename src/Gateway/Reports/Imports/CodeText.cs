using System.Collections.Immutable;
using Kkr.Catalogue;

namespace Kkr.Gateway.Reports.Imports;

/// <summary>Codes in a cell: one, or several with a sign between them. Pure.</summary>
public static class CodeText
{
    private static readonly char[] Between = [',', ';', '|', '\n'];

    /// <summary>Writes codes into a cell.</summary>
    public static string Write(IEnumerable<string> codes) => string.Join(", ", codes);

    /// <summary>Reads the codes in a cell, each by its id or title; what is neither is left as written, for the rules to refuse.</summary>
    /// <param name="codes">Those that there are.</param>
    /// <param name="several">Whether there may be several in the cell.</param>
    /// <param name="written">What stands in it.</param>
    public static ImmutableArray<string> Read(ImmutableArray<Code> codes, bool several, string written)
    {
        // A title may hold a comma itself: the whole cell comes first.
        if (Find(written) is { } whole) return [whole];
        return several
            ? [.. written.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => Find(part) ?? part)]
            : [written];

        string? Find(string text) =>
            (codes.FirstOrDefault(c => c.Id == text) ?? codes.FirstOrDefault(c => Is(c.Id, text) || Is(c.Title.Da, text) || Is(c.Title.En, text)))?.Id;

        static bool Is(string name, string text) => name.Equals(text, StringComparison.OrdinalIgnoreCase);
    }
}
