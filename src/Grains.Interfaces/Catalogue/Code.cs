namespace Kkr.Catalogue;

/// <summary>One value of a dimension.</summary>
/// <param name="Id">Its code, short ASCII: <c>ledig</c>.</param>
/// <param name="Title">What people read.</param>
[GenerateSerializer, Immutable, Alias("kkr.Code")]
public sealed record Code([property: Id(0)] string Id, [property: Id(1)] Text Title);
