namespace Kkr.Reports;

/// <summary>An answer to a question of a survey.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Choice">The choice made; a question with several choices stands once for each.</param>
[GenerateSerializer, Immutable, Alias("kkr.GivenAnswer")]
public readonly record struct GivenAnswer([property: Id(0)] string Question, [property: Id(1)] string Choice) : IComparable<GivenAnswer>
{
    /// <summary>Orders by question, and by choice within it.</summary>
    public int CompareTo(GivenAnswer other) =>
        string.CompareOrdinal(Question, other.Question) is var order and not 0 ? order : string.CompareOrdinal(Choice, other.Choice);

    /// <summary>Comes before.</summary>
    public static bool operator <(GivenAnswer left, GivenAnswer right) => left.CompareTo(right) < 0;

    /// <summary>Comes after.</summary>
    public static bool operator >(GivenAnswer left, GivenAnswer right) => left.CompareTo(right) > 0;

    /// <summary>Does not come after.</summary>
    public static bool operator <=(GivenAnswer left, GivenAnswer right) => left.CompareTo(right) <= 0;

    /// <summary>Does not come before.</summary>
    public static bool operator >=(GivenAnswer left, GivenAnswer right) => left.CompareTo(right) >= 0;
}
