using System.Globalization;

namespace Kkr.Hostile.Tests;

/// <summary>What came back over a socket until it was closed.</summary>
/// <param name="Text">The bytes, each as a character.</param>
public sealed record RawAnswer(string Text)
{
    /// <summary>The last status that was answered; null where none was.</summary>
    public int? Status => Text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && Text.Length >= 12
        ? int.Parse(Text.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    /// <summary>Every status that was answered on the connection, in order.</summary>
    public IEnumerable<int> Statuses
    {
        get
        {
            for (var at = Text.IndexOf("HTTP/1.1 ", StringComparison.Ordinal); at >= 0; at = Text.IndexOf("HTTP/1.1 ", at + 9, StringComparison.Ordinal))
                if (int.TryParse(Text.AsSpan(at + 9, Math.Min(3, Text.Length - at - 9)), NumberStyles.None, CultureInfo.InvariantCulture, out var status)) yield return status;
        }
    }

    /// <summary>What is wrong with it as the end of a case; null where nothing is.</summary>
    public string? Against(Verdict verdict)
    {
        // 505 is how a version of HTTP is refused (RFC 9110, 15.6.6).
        if (Statuses.FirstOrDefault(s => s >= 500 && !(s == 505 && verdict == Verdict.RefusedOrClosed)) is var fault and not 0) return $"answered {fault}";
        if (Text.Contains("   at Kkr.", StringComparison.Ordinal) || Text.Contains("System.", StringComparison.Ordinal)) return "tells of its insides";
        return verdict switch
        {
            Verdict.Answered => Status is null ? "was not answered" : null,
            Verdict.RefusedOrClosed => Status is null or >= 400 ? null : $"answered {Status}",
            Verdict.NothingTaken when Status == 200 =>
                Text.Contains("""{"accepted":0,"replayed":0,""", StringComparison.Ordinal) ? null : "took something in",
            _ => Status is not (>= 400 and < 500) ? $"answered {Status?.ToString(CultureInfo.InvariantCulture) ?? "nothing"}"
                : Text.Contains("application/problem+json", StringComparison.OrdinalIgnoreCase) ? null : $"answered {Status} without problem details",
        };
    }
}
