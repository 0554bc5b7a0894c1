using System.Collections.Immutable;

namespace Kkr.ResultContracts;

/// <summary>One round of evaluations: how many were asked and what they answered. Rounds add up, so each answer belongs to one round only.</summary>
/// <param name="Date">The last day of the round, which identifies it.</param>
/// <param name="Sent">How many were asked.</param>
/// <param name="Answered">How many answered, at most those asked.</param>
/// <param name="Scores">How many gave each score from 0 to 10: eleven counts that add up to the answers. Empty where only a result is known.</param>
/// <param name="NetPromoterScore">The net promoter score of the round, −100 to 100, where only the result is known.</param>
/// <param name="Favourable">How many of the answers were favourable (for example a medium or high effect).</param>
/// <param name="FavourablePercent">The favourable answers in percent, where only the result is known.</param>
[GenerateSerializer, Immutable, Alias("kkr.EvaluationEvidence")]
public sealed record EvaluationEvidence(
    [property: Id(0)] DateOnly Date,
    [property: Id(1)] int Sent,
    [property: Id(2)] int Answered,
    [property: Id(3)] ImmutableArray<int> Scores = default,
    [property: Id(4)] decimal? NetPromoterScore = null,
    [property: Id(5)] int? Favourable = null,
    [property: Id(6)] decimal? FavourablePercent = null);
