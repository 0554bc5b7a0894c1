using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kkr.Agreements;
using Kkr.Campaigns;
using Kkr.Catalogue;
using Kkr.GrowthTeams;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.ResultContracts;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Kkr.Golden;

/// <summary>The entries of contracts, growth teams, the pot, agreements and campaigns: written the same, and still read; and what goes between silos.</summary>
public sealed class DocumentGoldenTests
{
    private static readonly Text Words = new("Prøve", "Sample");
    private static readonly AreaCode Aalborg = AreaCode.Parse("851"), Laesoe = AreaCode.Parse("825"), Frederikshavn = AreaCode.Parse("813");
    private static readonly DateOnly Day = new(2020, 12, 31);

    private static readonly ContractTerms Terms = new(
        Words, [new("KKR", [Aalborg]), new("Hub", [])], new(2020, 1, 1), Day,
        [
            new(1, Words, GoalGroup.National, new ThresholdRule(MeasureSource.NetPromoterScore, [new(60, 100), new(50, 50)], ThresholdReading.Linear, "nps"), Words, Words, 1.5m, [new("more", Words)]),
            new(2, Words, GoalGroup.Common, new ShareRule(70, 60, 50), Supporting: []),
            new(3, Words, GoalGroup.Regional, new IncreaseRule([new("a", Words, IndicatorDirection.Decrease, "kr.")]), Supporting: []),
            new(4, Words, GoalGroup.Regional, new EffortsRule([new("a", Words)]), Supporting: []),
            new(5, Words, GoalGroup.Regional, new CountsRule([new("a", Words, 315, CountSource.GrantsDkk)]), Supporting: []),
            new(6, Words, GoalGroup.Regional, new DocumentedRule([new("a", Words)]), Supporting: []),
            new(7, Words, GoalGroup.Regional, new DecidedRule("Erhvervsstyrelsen"), Supporting: []),
        ],
        false, "erhvervshus-nordjylland-2019");

    private static readonly EvidencePost Evidence = new(
        [new("a", 34.7m, Day, true, FigureBound.MoreThan, Words)], [new("a", EffortStatus.CarriedOut, Day, Words)],
        [new(Day, 315, 181, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 181], null, 3, null)], [new("Pulje", 24_100_000, GrantScope.National, "a")],
        [new("Webinar", [new(Day, Day)], null, "a")], [new(Words, "3.3", ["a"], Day)], [new("Erhvervsstyrelsen", 100, Day, "3.3")],
        new(97.5m, Words), [1], "rettet");

    private static readonly RecommendationContent Content =
        new(Words, MandatePart.Lighthouses, true, 100_000_000, 25_000_000.5m, false, EffectOnOtherAreas.Positive, Words, Words);

    private static readonly GrowthTeamTerms Team = new(
        Words, Words, new("A", "B"), [new("C", "D")], [new(MandatePart.AnalysisBasis, Words)], [Words], new(2021, 5, 31), new(Words, "r"));

    private static readonly AgreementTerms Agreement = new(
        Words, Words, [new(Frederikshavn), new(Laesoe, Frederikshavn)], new(2021, 7, 1), new(2025, 6, 30), new(new(2023, 7, 1), 2), 2,
        [new(1, Words, true)], [new(Frederikshavn, "P", ProviderKind.Municipal, Day, Day)],
        [new(Words, CooperationScope.WholeTask, [Frederikshavn, Laesoe], false)], Day, "Ministeriet");

    private static readonly CampaignTerms Campaign = new(
        Words, CampaignKind.Programme, AreaCode.Parse("081"), new(2019, 10, 1), Day,
        [new(1, Words, "voksenlaerlinge", Period.OfYear(2020), Period.OfYear(2019), Coordinate.Of([new("forsoergelse", "ledig")]), CampaignMeasure.Share, Coordinate.Origin, 2.5m)]);

    [Fact]
    public void Every_event_is_written_as_ever_and_still_read()
    {
        Check<ContractEvent>(new ContractAgreed(Terms), new EvidenceGiven(2, 1, Evidence), new ContractEndorsed("KKR", new(97.2222m, 97, null, 9, 9)), new ContractReopened("æøå"));
        Check<GrowthTeamEvent>(
            new TeamAppointed(Team), new RecommendationMade(1, Content), new RecommendationChanged(1, Content, RecommendationStatus.Adopted),
            new TeamSubmitted([1, 3]), new SubmissionLapsed(), new GovernmentAnswered(1, new(AnswerOutcome.Partly, 60_000_000, Day, Words)),
            new RecommendationCarriedOut(1, Day));
        Check<PotEvent>(new PotReserved("fyn", [new(1, 100_000_000)], 7), new PotSettled("fyn", 1, 60_000_000), new PotReleased("fyn"));
        Check<AgreementEvent>(
            new AgreementMade(Agreement), new FollowUpRecorded(new(new(2023, 7, 1), Day, "r")), new SupervisionRecorded(new(Aalborg, Day, "r")),
            new ProvidersChanged(Aalborg, [new(Aalborg, "P")]), new AgreementReminded(new(2023, 7, 1), Aalborg, true));
        Check<CampaignEvent>(new CampaignPlanned(Campaign));
    }

    [Fact]
    public void What_goes_between_silos_arrives_as_it_was_sent()
    {
        using var services = new ServiceCollection().AddSerializer(builder => builder.AddAssembly(typeof(GrainLookup).Assembly)).BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        Arrives(Terms);
        Arrives(Evidence);
        Arrives(Content);
        Arrives(Team);
        Arrives(Agreement);
        Arrives(Campaign);
        Arrives(new RecommendationPatch(Words, MandatePart.Restart, true, 1, 2, false, EffectOnOtherAreas.None, Words, Words, RecommendationStatus.Adopted, null, Day));
        Arrives(new PotReservation("fyn", 7, [new(1, 100_000_000)], "fyn"));
        Arrives(new RecordedHistory([new(1, "contract-agreed", new(2020, 12, 31, 11, 0, 0, TimeSpan.Zero), "s", "{}", 9, "00ff")]));
        Arrives(new EvidenceReceipt("c", 3, new(1, 2, Evidence, default, "s", 4), "00ff"));
        Arrives(new ResultContractRow("c", 3, Words, ContractStatus.Endorsed, Day, Day, ["KKR"], 2, [new(1, GoalGroup.Common, 72, 100, true)], new(97.2222m, 97, 97, 9, 9)));
        Arrives(new AgreementReminder(Day, Aalborg, true, new(2020, 12, 31, 11, 0, 0, TimeSpan.Zero)));
        Arrives(new CampaignFigure(new("voksenlaerlinge", Period.OfYear(2020), Coordinate.Of([new("forsoergelse", "ledig")])), 577, 10, 10));

        void Arrives<T>(T sent)
        {
            var arrived = serializer.Deserialize<T>(serializer.SerializeToArray(sent));
            Assert.Equal(JsonSerializer.Serialize(sent, LedgerJson.Options), JsonSerializer.Serialize(arrived, LedgerJson.Options));
        }
    }

    private static void Check<TEvent>(params TEvent[] events)
        where TEvent : class
    {
        foreach (var happened in events)
        {
            var file = EventKinds.Of(happened) + ".json";
            GoldenFile.AssertSame(file, LedgerJson.Write(happened));
            Assert.Equal(GoldenFile.Read(file), LedgerJson.Write(LedgerJson.Read<TEvent>(GoldenFile.Read(file))));
        }

        var declared = typeof(TEvent).GetCustomAttributes<JsonDerivedTypeAttribute>(false).Select(a => (string)a.TypeDiscriminator!);
        Assert.Equal(declared.Order(StringComparer.Ordinal), events.Select(EventKinds.Of).Order(StringComparer.Ordinal));
    }
}
