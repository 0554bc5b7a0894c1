using System.Collections.Immutable;
using Kkr.Catalogue;

namespace Kkr.Agreements;

/// <summary>What is agreed in a framework agreement on Danish lessons for adult foreigners (agenda item 3.7): the body of its PUT.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="LegalBasis">The law it rests on.</param>
/// <param name="Parties">Who agreed it.</param>
/// <param name="From">The first day of its term.</param>
/// <param name="To">The last day; the law wants a new one every fourth year at least.</param>
/// <param name="FollowUp">When it is followed up.</param>
/// <param name="SupervisionEveryYears">Years between a municipality's supervision reports.</param>
/// <param name="Themes">Its themes.</param>
/// <param name="Providers">Who provides the lessons.</param>
/// <param name="Cooperations">Who works together.</param>
/// <param name="FileBy">The last day to hand it in to the state.</param>
/// <param name="FiledWith">The authority it is handed in to.</param>
[GenerateSerializer, Immutable, Alias("kkr.AgreementTerms")]
public sealed record AgreementTerms(
    [property: Id(0)] Text Title,
    [property: Id(1)] Text LegalBasis,
    [property: Id(2)] ImmutableArray<AgreementParty> Parties,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] DateOnly To,
    [property: Id(5)] FollowUpPlan FollowUp,
    [property: Id(6)] int SupervisionEveryYears = 2,
    [property: Id(7)] ImmutableArray<AgreementTheme> Themes = default,
    [property: Id(8)] ImmutableArray<ProviderPeriod> Providers = default,
    [property: Id(9)] ImmutableArray<Cooperation> Cooperations = default,
    [property: Id(10)] DateOnly? FileBy = null,
    [property: Id(11)] string? FiledWith = null)
{
    /// <summary>The surveys that the agreement rests on; their results are told with it, live.</summary>
    [Id(12)]
    public ImmutableArray<AgreementSurvey> Surveys { get; init; } = [];

    /// <summary>The data sets whose figures show what it is about; its annex has them.</summary>
    [Id(13)]
    public ImmutableArray<string> DataSets { get; init; } = [];
}
