using Kkr.Catalogue;

namespace Kkr.Reports;

/// <summary>Something doubtful in what was submitted; it does not stop it.</summary>
/// <param name="Rule">Which rule noticed it.</param>
/// <param name="At">Where.</param>
/// <param name="Message">What to tell people.</param>
[GenerateSerializer, Immutable, Alias("kkr.Warning")]
public sealed record Warning([property: Id(0)] string Rule, [property: Id(1)] Coordinate At, [property: Id(2)] Text Message);
