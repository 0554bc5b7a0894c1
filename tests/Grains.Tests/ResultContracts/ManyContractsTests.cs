using System.Globalization;
using Kkr.Hosting;
using Kkr.Ledger;
using Kkr.Reports;

namespace Kkr.ResultContracts;

/// <summary>Many contracts on a real ledger: listed without asking them, found again after a loss, true as of any moment.</summary>
public sealed class ManyContractsTests : IAsyncLifetime
{
    private readonly SqliteStore _store = new();
    private TestSilos _silos = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static ContractTerms Terms { get; } = new(
        new("Kontrakt", "Contract"), [new("KKR", []), new("Erhvervshus", [])], new(2020, 1, 1), new(2020, 12, 31),
        [
            new(1, new("Tilfredshed", "Satisfaction"), GoalGroup.National,
                new ThresholdRule(MeasureSource.Figure, [new(60, 100), new(50, 50)], Key: "nps"), Supporting: []),
            new(2, new("Indsatser", "Efforts"), GoalGroup.Regional, new EffortsRule([new("a", new("A", "A")), new("b", new("B", "B"))]), Supporting: []),
        ]);

    public async ValueTask InitializeAsync() => _silos = await TestSilos.StartAsync(_store, 2);

    public async ValueTask DisposeAsync()
    {
        await _silos.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Two_hundred_contracts_are_compared_by_asking_one_grain()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(PlayAsync));
        using (var asked = _silos.CountCalls())
        {
            AssertRows(await ListAsync());
            Assert.DoesNotContain(asked.Interfaces, name => name == nameof(IResultContractGrain));
            Assert.Single(asked.Interfaces, name => name == nameof(IResultContractsGrain));
        }

        // Another activation of the list, with no pushes, finds the same in the ledger, in one reading of the topic.
        await _silos.EndSiloAsync(killed: false);
        var again = await _silos.Grains.GetGrain<IResultContractsGrain>("another").ListAsync(TestSilos.Secretariat, Cancelled);
        AssertRows(again);

        static void AssertRows(IReadOnlyList<ResultContractRow> rows)
        {
            Assert.Equal(200, rows.Count);
            Assert.All(rows, row => Assert.Equal((3, 75m, 75, 2), (row.Revision, row.Overall.Exact, row.Overall.Rounded, row.Evidence)));
        }
    }

    [Fact]
    public async Task A_contract_is_assessed_as_of_every_moment_as_the_ledger_folded_up_to_it()
    {
        await PlayAsync(0);
        var contract = _silos.Grains.ResultContract("contract-0");
        var changes = (await contract.ReadHistoryAsync(TestSilos.Secretariat, Cancelled)).Value!.Changes;
        var folded = ResultContractState.Empty;
        foreach (var change in changes)
        {
            folded = ResultContractState.Apply(
                folded, new(change.Revision, change.RecordedAt, change.By, EntryHash.None, LedgerJson.Read<ContractEvent>(change.Content)));
            if (changes.Any(c => c.RecordedAt == change.RecordedAt && c.Revision > change.Revision)) continue;
            var told = (await contract.AssessAsync(TestSilos.Secretariat, change.RecordedAt, Cancelled)).Value!;
            Assert.Equal(ResultContractRules.Assess(folded).Overall, told.Overall);
        }

        Assert.Equal(3, folded.Revision);
        Assert.Equal(
            RefusalKind.NotFound,
            (await contract.ReadAsync(TestSilos.Secretariat, new DateTimeOffset(2020, 12, 31, 0, 0, 0, TimeSpan.Zero), Cancelled)).Refusal!.Kind);
    }

    [Fact]
    public async Task The_same_evidence_many_times_at_once_is_recorded_once()
    {
        await _silos.Grains.ResultContract("once").AgreeAsync(new("agree", TestSilos.Secretariat), Terms, null, Cancelled);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => _silos.Grains.ResultContract("once").GiveAsync(
            new("given", TestSilos.Secretariat), 1, new(Figures: [new("nps", 72, new(2020, 12, 31))]), null, Cancelled)));
        Assert.Single(answers, a => !a.Replayed);
        Assert.Single(answers.Select(a => (a.Value!.Revision, a.Value.Hash, a.Value.Evidence.Number)).Distinct());
        var reused = await _silos.Grains.ResultContract("once").GiveAsync(
            new("given", TestSilos.Secretariat), 1, new(Figures: [new("nps", 73, new(2020, 12, 31))]), null, Cancelled);
        Assert.Equal(RefusalKind.KeyReused, reused.Refusal!.Kind);
    }

    [Fact]
    public async Task Evidence_acknowledged_before_and_while_a_silo_is_lost_is_there_afterwards()
    {
        var played = Enumerable.Range(0, 40).Select(PlayForSureAsync).ToList();
        await Task.WhenAny(played);
        await _silos.EndSiloAsync(killed: true);
        var hashes = await Task.WhenAll(played);
        for (var number = 0; number < 40; number++)
        {
            var stream = new List<LedgerEntry>();
            await foreach (var entry in _silos.Ledger.ReadStreamAsync(Id("result-contract/contract", number), 0, Cancelled)) stream.Add(entry);
            Assert.Equal(3, stream.Count);
            Assert.Equal(hashes[number], stream[^1].Hash.ToString());
        }
    }

    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}");

    private async Task<string> PlayAsync(int number)
    {
        var contract = _silos.Grains.ResultContract(Id("contract", number));
        var agreed = await contract.AgreeAsync(new("agree", TestSilos.Secretariat), Terms, null, Cancelled);
        Assert.Null(agreed.Refusal);
        await contract.GiveAsync(new("g1", TestSilos.Secretariat), 1, new(Figures: [new("nps", 72, new(2020, 12, 31))]), null, Cancelled);
        var last = await contract.GiveAsync(
            new("g2", TestSilos.Secretariat), 2,
            new(Efforts: [new("a", EffortStatus.CarriedOut, new(2020, 12, 31)), new("b", EffortStatus.Cancelled, new(2020, 12, 31))]), null, Cancelled);
        Assert.Null(last.Refusal);
        return last.Value!.Hash;
    }

    private async Task<string> PlayForSureAsync(int number)
    {
        while (true)
        {
            try
            {
                return await PlayAsync(number);
            }
            catch (Exception e) when (e is LedgerUnavailableException or LedgerOverloadedException or TimeoutException or OrleansException)
            {
                await Task.Yield();
            }
        }
    }

    private Task<System.Collections.Immutable.ImmutableArray<ResultContractRow>> ListAsync() =>
        _silos.Grains.ResultContracts().ListAsync(TestSilos.Secretariat, Cancelled);
}
