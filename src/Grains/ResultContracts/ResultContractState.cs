using System.Collections.Immutable;
using Kkr.Ledger;
using Kkr.Reports;

namespace Kkr.ResultContracts;

/// <summary>A result contract as its events have made it. Folding the same events always gives the same state.</summary>
internal sealed record ResultContractState
{
    public static ResultContractState Empty { get; } = new();

    public long Revision { get; init; }

    public ContractStatus Status { get; init; } = ContractStatus.Draft;

    /// <summary>Null until the contract is first agreed: then it does not exist.</summary>
    public ContractTerms? Terms { get; init; }

    public ImmutableList<RecordedEvidence> Evidence { get; init; } = [];

    public ContractDecision? Endorsement { get; init; }

    public ImmutableList<ContractDecision> Reopenings { get; init; } = [];

    public bool Exists => Terms is not null;

    /// <summary>The state after one more event.</summary>
    public static ResultContractState Apply(ResultContractState state, Happened<ContractEvent> happened)
    {
        var next = state with { Revision = happened.Sequence };
        return happened.Event switch
        {
            ContractAgreed agreed => next with
            {
                Terms = agreed.Terms,
                Status = agreed.Terms.Draft ? ContractStatus.Draft
                    : state.Status == ContractStatus.Reopened ? ContractStatus.Reopened : ContractStatus.Active,
            },
            EvidenceGiven given => next with { Evidence = state.With(given, happened) },
            ContractEndorsed endorsed => next with
            {
                Status = ContractStatus.Endorsed,
                Endorsement = new ContractDecision(happened.RecordedAt, happened.Actor, endorsed.Meeting),
            },
            ContractReopened reopened => next with
            {
                Status = ContractStatus.Reopened,
                Endorsement = null,
                Reopenings = state.Reopenings.Add(new ContractDecision(happened.RecordedAt, happened.Actor, reopened.Reason)),
            },
            _ => throw new InvalidOperationException($"A result contract knows no {happened.Event.GetType().Name}."),
        };
    }

    /// <summary>The state as it was known at a moment: the fold of what had happened by then, that moment included.</summary>
    /// <param name="history">The contract's events in order; a stream's times never run backwards.</param>
    /// <param name="asOf">The moment.</param>
    public static ResultContractState AsOf(IEnumerable<Happened<ContractEvent>> history, DateTimeOffset asOf) =>
        history.TakeWhile(happened => happened.RecordedAt <= asOf).Aggregate(Empty, Apply);

    /// <summary>What of the evidence for a goal still counts.</summary>
    public ImmutableArray<RecordedEvidence> Counting(int goal) =>
        [.. Evidence.Where(given => given.Goal == goal && given.ReplacedBy is null)];

    /// <summary>The contract as others see it.</summary>
    public ResultContract View(string id) => new(
        id, Revision, Status, Terms ?? throw new InvalidOperationException("The contract does not exist."),
        [.. Evidence], Endorsement, [.. Reopenings]);

    private ImmutableList<RecordedEvidence> With(EvidenceGiven given, Happened<ContractEvent> happened)
    {
        var list = Evidence;
        foreach (var number in given.Content.Replaces.OrEmpty())
            list = list.SetItem(number - 1, list[number - 1] with { ReplacedBy = given.Number });
        return list.Add(new RecordedEvidence(given.Number, given.Goal, given.Content, happened.RecordedAt, happened.Actor));
    }
}
