using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>
/// How long what could lead to a person or a firm is kept in sight (GDPR, article 5(1)(e)). What was counted stays: figures
/// and the coded attributes of records are statistics, and the ledger is the evidence that they were received.
/// </summary>
/// <param name="Years">
/// Whole years after the last day of a period; from then on nobody is shown the hashed and the free attributes of its
/// records. Null where there is nothing of the kind, and all is kept for good.
/// </param>
/// <param name="Reason">Why so long, and who decided it.</param>
[GenerateSerializer, Immutable, Alias("kkr.RetentionRule")]
public sealed record RetentionRule([property: Id(0)] int? Years, [property: Id(1)] Text Reason)
{
    /// <summary>Whether the time of a period's records is over on a day.</summary>
    public bool IsOver(Period period, DateOnly today) => Years is { } years && period.LastDay.AddYears(years) < today;
}
