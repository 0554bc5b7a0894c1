using Kkr.Agreements;
using Kkr.Campaigns;
using Kkr.GrowthTeams;
using Kkr.Ledger;

namespace Kkr.ResultContracts;

/// <summary>What the ledger keeps of contracts, teams, agreements and campaigns reads back as it was written.</summary>
public sealed class LedgerFormTest
{
    [Fact]
    public void A_contract_read_back_is_assessed_the_same()
    {
        var events = ContractFile.NorthJutland2020.Play();
        var readBack = events.Select(RoundTrip).ToList();
        var (before, after) = (ResultContractRules.Assess(Contracts.Fold(events)), ResultContractRules.Assess(Contracts.Fold(readBack)));
        Assert.Equal(before.Overall, after.Overall);
        Assert.Equal(before.Goals.Select(goal => goal.Explanation), after.Goals.Select(goal => goal.Explanation));
        Assert.Equal(before.Goals.SelectMany(goal => goal.RestsOn), after.Goals.SelectMany(goal => goal.RestsOn));
    }

    [Fact]
    public void Every_event_reads_back_as_it_was_written()
    {
        ContractEvent[] contract = [new ContractEndorsed("KKR", new(97.2222m, 97, null, 9, 9)), new ContractReopened("why")];
        GrowthTeamEvent[] team =
        [
            new TeamAppointed(Teams.NorthJutland.Team), new RecommendationMade(1, Teams.For(MandatePart.Restart, 5)),
            new RecommendationChanged(1, Teams.For(MandatePart.Lighthouses, 5, true), RecommendationStatus.Adopted), new TeamSubmitted([1]), new SubmissionLapsed(),
            new GovernmentAnswered(1, new(AnswerOutcome.Partly, 4.5m, new(2021, 9, 1))), new RecommendationCarriedOut(1, new(2022, 1, 1)),
        ];
        PotEvent[] pot = [new PotReserved("fyn", [new(1, 2)], 7), new PotSettled("fyn", 1, 2), new PotReleased("fyn")];
        var aalborg = Kkr.Municipalities.AreaCode.Parse("851");
        AgreementEvent[] agreement =
        [
            new FollowUpRecorded(new(new(2023, 7, 1), new(2023, 7, 5), "r")), new SupervisionRecorded(new(aalborg, new(2022, 1, 1), "r")),
            new ProvidersChanged(aalborg, [new(aalborg, "P", ProviderKind.Municipal, To: new(2022, 1, 1))]),
            new AgreementReminded(new(2023, 7, 1), null, true), new AgreementReminded(new(2023, 7, 1), aalborg, true),
        ];
        CampaignEvent[] campaign = [new CampaignPlanned(SeedFile.Read<CampaignRulesTest.CampaignFile>("campaigns/voksenlaerlinge-nordjylland.json").Campaign)];
        AssertReadBack(contract);
        AssertReadBack(team);
        AssertReadBack(pot);
        AssertReadBack(agreement);
        AssertReadBack(campaign);
    }

    [Fact]
    public void The_kinds_in_the_ledger_and_in_the_api_are_the_same_words()
    {
        var rules = ContractFile.NorthJutland2020.Contract.Goals.Select(goal => goal.Rule).ToList();
        rules.Add(new CountsRule([new("a", Contracts.Words("a"), 1, CountSource.GrantsDkk)]));
        Assert.All(rules, rule => Assert.Contains($"\"kind\":\"{Scoring.KindOf(rule)}\"", LedgerJson.Write(rule), StringComparison.Ordinal));
        Assert.Contains("\"grants-dkk\"", LedgerJson.Write(rules[^1]), StringComparison.Ordinal);
    }

    // Lists compare by reference in records, so what is compared is the form itself.
    private static void AssertReadBack<TEvent>(TEvent[] events)
        where TEvent : class => Assert.All(events, happened =>
        {
            Assert.Equal(LedgerJson.Write(happened), LedgerJson.Write(RoundTrip(happened)));
            Assert.Contains($"\"kind\":\"{EventKinds.Of(happened)}\"", LedgerJson.Write(happened), StringComparison.Ordinal);
        });

    private static TEvent RoundTrip<TEvent>(TEvent happened)
        where TEvent : class => LedgerJson.Read<TEvent>(LedgerJson.Write(happened));
}
