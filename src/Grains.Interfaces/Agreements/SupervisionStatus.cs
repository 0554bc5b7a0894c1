using Kkr.Municipalities;

namespace Kkr.Agreements;

/// <summary>How a municipality stands with its supervision reports.</summary>
/// <param name="Municipality">Which.</param>
/// <param name="Latest">Its newest report; null while there is none.</param>
/// <param name="NextDue">The last day for the next one: so many years after the newest, or after the term began.</param>
/// <param name="Overdue">Whether that has passed.</param>
[GenerateSerializer, Immutable, Alias("kkr.SupervisionStatus")]
public sealed record SupervisionStatus(
    [property: Id(0)] AreaCode Municipality,
    [property: Id(1)] DateOnly? Latest,
    [property: Id(2)] DateOnly NextDue,
    [property: Id(3)] bool Overdue);
