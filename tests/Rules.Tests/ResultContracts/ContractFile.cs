using System.Collections.Immutable;

namespace Kkr.ResultContracts;

/// <summary>A contract under <c>data/result-contracts</c>: the body of its PUT and of its evidence POSTs.</summary>
internal sealed record ContractFile(string Id, ContractTerms Contract, ImmutableArray<ContractFile.Post> Evidence)
{
    public static ContractFile NorthJutland2020 { get; } = SeedFile.Read<ContractFile>("result-contracts/erhvervshus-nordjylland-2020.json");

    /// <summary>The events that entering the file gives, a minute apart.</summary>
    public ImmutableArray<ContractEvent> Play()
    {
        var events = ImmutableArray.CreateBuilder<ContractEvent>();
        var state = ResultContractState.Empty;
        Take(ResultContractRules.Agree(state, Contract));
        foreach (var post in Evidence)
            Take(ResultContractRules.Give(state, post.Goal, post.Body));
        return events.ToImmutable();

        void Take(Kkr.Ledger.Decision<ContractEvent> decided)
        {
            var happened = decided.Accept();
            events.Add(happened);
            state = state.Apply(happened);
        }
    }

    internal sealed record Post(string IdempotencyKey, int Goal, EvidencePost Body);
}
