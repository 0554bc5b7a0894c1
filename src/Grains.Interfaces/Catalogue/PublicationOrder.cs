using Kkr.Reports;

namespace Kkr.Catalogue;

/// <summary>The secretariat's decision to publish a period of a data set.</summary>
/// <param name="Period">The period.</param>
/// <param name="At">From when it is to be seen: 08:00 Danish time on a later day; null for at once.</param>
/// <param name="Reason">Why public figures change unannounced; needed to publish at once what was public before.</param>
[GenerateSerializer, Immutable, Alias("kkr.PublicationOrder")]
public sealed record PublicationOrder(
    [property: Id(0)] Period Period, [property: Id(1)] DateTimeOffset? At, [property: Id(2)] string? Reason)
{
    /// <summary>The most characters a reason has.</summary>
    public const int MaxReasonLength = 1000;
}
