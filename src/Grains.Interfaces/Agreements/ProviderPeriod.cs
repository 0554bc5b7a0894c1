using Kkr.Municipalities;

namespace Kkr.Agreements;

/// <summary>Who provided the lessons of a municipality, and when. A municipality may use several at once.</summary>
/// <param name="Municipality">Whose lessons.</param>
/// <param name="Provider">The provider's name.</param>
/// <param name="Kind">Who runs it.</param>
/// <param name="From">The first day; null where it is not known.</param>
/// <param name="To">The last day; null while it goes on.</param>
[GenerateSerializer, Immutable, Alias("kkr.ProviderPeriod")]
public sealed record ProviderPeriod(
    [property: Id(0)] AreaCode Municipality,
    [property: Id(1)] string Provider,
    [property: Id(2)] ProviderKind Kind = ProviderKind.Unknown,
    [property: Id(3)] DateOnly? From = null,
    [property: Id(4)] DateOnly? To = null);
