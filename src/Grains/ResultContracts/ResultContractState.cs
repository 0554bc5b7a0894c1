using System.Collections.Immutable;
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
    public ResultContractState Apply(ContractEvent happened)
    {
        var next = this with { Revision = Revision + 1 };
        return happened switch
        {
            ContractAgreed agreed => next with
            {
                Terms = agreed.Terms,
                Status = agreed.Terms.Draft ? ContractStatus.Draft
                    : Status == ContractStatus.Reopened ? ContractStatus.Reopened : ContractStatus.Active,
            },
            EvidenceGiven given => next with { Evidence = With(given) },
            ContractEndorsed endorsed => next with
            {
                Status = ContractStatus.Endorsed,
                Endorsement = new ContractDecision(endorsed.At, endorsed.By, endorsed.Meeting),
            },
            ContractReopened reopened => next with
            {
                Status = ContractStatus.Reopened,
                Endorsement = null,
                Reopenings = Reopenings.Add(new ContractDecision(reopened.At, reopened.By, reopened.Reason)),
            },
            _ => throw new InvalidOperationException($"A result contract knows no {happened.GetType().Name}."),
        };
    }

    /// <summary>The state as it was known at a moment: the fold of what had happened by then, that moment included.</summary>
    /// <param name="history">The contract's events in order.</param>
    /// <param name="asOf">The moment.</param>
    public static ResultContractState AsOf(IEnumerable<ContractEvent> history, DateTimeOffset asOf) =>
        history.TakeWhile(happened => happened.At <= asOf).Aggregate(Empty, (state, happened) => state.Apply(happened));

    /// <summary>What of the evidence for a goal still counts.</summary>
    public ImmutableArray<RecordedEvidence> Counting(int goal) =>
        [.. Evidence.Where(given => given.Goal == goal && given.ReplacedBy is null)];

    /// <summary>The contract as others see it.</summary>
    public ResultContract View(string id) => new(
        id, Revision, Status, Terms ?? throw new InvalidOperationException("The contract does not exist."),
        [.. Evidence], Endorsement, [.. Reopenings]);

    private ImmutableList<RecordedEvidence> With(EvidenceGiven given)
    {
        var list = Evidence;
        foreach (var number in given.Content.Replaces.OrEmpty())
            list = list.SetItem(number - 1, list[number - 1] with { ReplacedBy = given.Number });
        return list.Add(new RecordedEvidence(given.Number, given.Goal, given.Content, given.At, given.By));
    }
}
