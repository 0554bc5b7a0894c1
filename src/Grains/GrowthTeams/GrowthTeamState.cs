using System.Collections.Immutable;
using Kkr.Ledger;

namespace Kkr.GrowthTeams;

/// <summary>A growth team as its events have made it.</summary>
internal sealed record GrowthTeamState
{
    public static GrowthTeamState Empty { get; } = new();

    public long Revision { get; init; }

    /// <summary>Null until the team is first appointed: then it does not exist.</summary>
    public GrowthTeamTerms? Terms { get; init; }

    public ImmutableList<Recommendation> Recommendations { get; init; } = [];

    public DateTimeOffset? SubmittedAt { get; init; }

    public GrowthTeamStatus Status => SubmittedAt is null ? GrowthTeamStatus.Working : GrowthTeamStatus.Submitted;

    public static GrowthTeamState Apply(GrowthTeamState state, Happened<GrowthTeamEvent> happened)
    {
        state = state with { Revision = happened.Sequence };
        return happened.Event switch
        {
            TeamAppointed appointed => state with { Terms = appointed.Terms },
            RecommendationMade made => state with
            {
                Recommendations = state.Recommendations.Add(new(made.Number, made.Content, RecommendationStatus.Draft, null, null)),
            },
            RecommendationChanged changed => state.With(changed.Number, old => old with { Content = changed.Content, Status = changed.Status }),
            TeamSubmitted submitted => submitted.Recommendations.Aggregate(state with { SubmittedAt = happened.RecordedAt },
                (next, number) => next.With(number, old => old with { Status = RecommendationStatus.Submitted })),
            SubmissionLapsed => state,
            GovernmentAnswered answered => state.With(answered.Number, old => old with { Status = RecommendationStatus.Answered, Answer = answered.Answer }),
            RecommendationCarriedOut done => state.With(done.Number, old => old with { Status = RecommendationStatus.CarriedOut, CarriedOutOn = done.On }),
            _ => throw new InvalidOperationException($"A growth team knows no {happened.Event.GetType().Name}."),
        };
    }

    /// <summary>The state as it was known at a moment.</summary>
    public static GrowthTeamState AsOf(IEnumerable<Happened<GrowthTeamEvent>> history, DateTimeOffset asOf) =>
        history.TakeWhile(happened => happened.RecordedAt <= asOf).Aggregate(Empty, Apply);

    private GrowthTeamState With(int number, Func<Recommendation, Recommendation> change) =>
        this with { Recommendations = Recommendations.SetItem(number - 1, change(Recommendations[number - 1])) };
}
