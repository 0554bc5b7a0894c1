using Kkr.Ledger;

namespace Kkr;

/// <summary>What a test expects of a decision.</summary>
internal static class Decided
{
    public static T Accept<T>(this Decision<T> decided)
        where T : class
    {
        Assert.True(decided.Event is not null, decided.Refusal is { } refusal
            ? refusal.Detail.En + " " + string.Join("; ", refusal.Errors.Select(error => $"{error.Path} {error.Rule} {error.Value}")) : "");
        return decided.Event!;
    }

    /// <summary>The paths and rules of what was refused.</summary>
    public static string[] Errors<T>(this Decision<T> decided)
        where T : class
    {
        Assert.NotNull(decided.Refusal);
        return [.. decided.Refusal.Errors.Select(error => $"{error.Path} {error.Rule}")];
    }

    /// <summary>The conflict that it was refused for.</summary>
    public static string Reason<T>(this Decision<T> decided)
        where T : class
    {
        Assert.NotNull(decided.Refusal);
        return decided.Refusal.Facts.GetValueOrDefault("reason", decided.Refusal.Kind.ToString());
    }
}
