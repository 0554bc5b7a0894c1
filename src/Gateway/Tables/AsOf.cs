using System.Diagnostics.CodeAnalysis;
using Kkr.Gateway.Bodies;
using Kkr.Gateway.Problems;
using Kkr.Reports;

namespace Kkr.Gateway.Tables;

/// <summary>An earlier state that is asked for: up to a position in the ledger, or up to a moment. One of the two is given.</summary>
/// <param name="Position">The position.</param>
/// <param name="Moment">The moment.</param>
public sealed record AsOf(long? Position, DateTimeOffset? Moment)
{
    private const string Parameter = "asOf";

    /// <summary>
    /// Reads <c>asOf</c>: a position, a receipt's token, an instant with its offset, or a day, which means its end in Denmark;
    /// null where it is not given.
    /// </summary>
    internal static bool TryRead(HttpContext context, out AsOf? asOf, [NotNullWhen(false)] out IResult? problem)
    {
        (asOf, problem) = (null, null);
        if (!context.Request.Query.TryGetValue(Parameter, out var text)) return true;
        if (text is [{ } one] && ReceiptPosition.TryParse(one, out var position)) asOf = new(position.Position, null);
        else if (Moments.TryRead(context.Request, Parameter, out var moment, out _)) asOf = new(null, moment);
        else
            problem = ProblemAnswers.BadParameter(Parameter, text, new(
                "Skal være en position, en dag (2020-12-31) eller et tidspunkt (2020-12-31T12:00:00Z).",
                "Must be a position, a day (2020-12-31) or an instant (2020-12-31T12:00:00Z)."));
        return problem is null;
    }

    /// <summary>Whether a publication is in it that is at a position and was shown from an instant.</summary>
    internal bool Holds(long position, DateTimeOffset shownFrom) => Position is { } last ? position <= last : shownFrom <= Moment;

    /// <inheritdoc/>
    public override string ToString() => Position is { } position
        ? position.ToString(System.Globalization.CultureInfo.InvariantCulture) : $"{Moment!.Value.UtcDateTime:O}";
}
