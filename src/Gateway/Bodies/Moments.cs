using System.Globalization;
using Kkr.Gateway.Problems;
using Kkr.Municipalities;

namespace Kkr.Gateway.Bodies;

/// <summary>Moments in queries: a day, which means its end in Denmark, or an instant with its offset.</summary>
internal static class Moments
{
    /// <summary>Reads the moment that a parameter names; null when it is left out.</summary>
    public static bool TryRead(HttpRequest request, string parameter, out DateTimeOffset? moment, out IResult? problem)
    {
        (moment, problem) = (null, null);
        if (!request.Query.TryGetValue(parameter, out var values)) return true;
        if (values is [{ } text])
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
            {
                moment = DanishCalendar.EndOf(day);
                return true;
            }

            if (text.Contains('T', StringComparison.Ordinal) && HasOffset(text)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            {
                moment = instant;
                return true;
            }
        }

        problem = ProblemAnswers.BadParameter(parameter, values, new(
            "Skal være en dag (2020-12-31) eller et tidspunkt (2020-12-31T12:00:00Z).",
            "Must be a day (2020-12-31) or an instant (2020-12-31T12:00:00Z)."));
        return false;
    }

    // Without one the machine's own zone would decide what was known when. A plus in a query that was not escaped is a space.
    private static bool HasOffset(string text) =>
        text.EndsWith('Z') || text.AsSpan(text.IndexOf('T', StringComparison.Ordinal)).IndexOfAny('+', '-') > 0;
}
