using Kkr.Reports;

namespace Kkr.Agreements;

/// <summary>A survey that an agreement rests on.</summary>
/// <param name="DataSet">The data set that holds its answers, or how many gave each.</param>
/// <param name="Period">When it was held.</param>
[GenerateSerializer, Immutable, Alias("kkr.AgreementSurvey")]
public sealed record AgreementSurvey(
    [property: Id(0)] string DataSet,
    [property: Id(1)] Period Period);
