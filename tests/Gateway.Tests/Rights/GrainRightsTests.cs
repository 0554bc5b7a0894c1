using System.Collections;
using System.Reflection;
using Kkr.Agreements;
using Kkr.Campaigns;
using Kkr.Catalogue;
using Kkr.GrowthTeams;
using Kkr.Ledger;
using Kkr.Municipalities;
using Kkr.Reports;
using Kkr.ResultContracts;
using Kkr.Rights;
using Microsoft.Extensions.DependencyInjection;

namespace Kkr.Gateway.Tests.Rights;

/// <summary>Grains check the caller's right themselves, before anything else: a gateway that forgot to ask would give nothing away.</summary>
[Collection(RightsService.Collection)]
public sealed class GrainRightsTests(RightsService service)
{
    /// <summary>What grains ask each other and the gateway asks for itself: who asked is not told, and nothing in it is decided.</summary>
    private static readonly string[] Internal =
    [
        "IAgreementGrain.WatchAsync", "IAgreementsGrain.IncludeAsync", "IAgreementsGrain.WatchAsync", "ICampaignsGrain.IncludeAsync",
        "ICatalogueGrain.ListAsync", "ICatalogueGrain.IncludeAsync", "IDataSetGrain.ReadAsync", "IDataSetGrain.CheckAsync", "IDataSetGrain.ReadVersionsAsync",
        "IDeadlineGrain.WatchAsync", "IDeadlineGrain.ReviewAsync", "IDeadlineGrain.ReadAsync",
        "IFundingPotGrain.ReadAsync", "IFundingPotGrain.ReserveAsync", "IFundingPotGrain.ReleaseAsync", "IFundingPotGrain.SettleAsync",
        "IGrowthTeamGrain.ReconcilePotAsync", "IGrowthTeamsGrain.IncludeAsync", "IMunicipalityGrain.ContributeAsync",
        "IRegionGrain.ContributeAsync", "IRegionGrain.ReadAsync", "IResultContractsGrain.IncludeAsync", "ISavedQueryGrain.ReadAsync",
        "ITableGrain.ContributeAsync", "ITableGrain.ReadSinceAsync", "ITableGrain.ReadPublishedAsync", "ITableGrain.ReadAsOfAsync",
        "ITableGrain.ReadAsOfMomentAsync", "ITableGrain.ReadReporterAsync", "ITableGrain.ReadCompletenessAsync",
    ];

    /// <summary>For everybody: a query of published tables is kept under its own content.</summary>
    private const string ForEverybody = "ISavedQueryGrain.SaveAsync";

    /// <summary>For whoever is signed in.</summary>
    private static readonly string[] ForSignedIn = ["ICampaignGrain.ReadAsync", "ICampaignGrain.AssessAsync", "ICampaignsGrain.ListAsync"];

    /// <summary>For operators only.</summary>
    private static readonly string[] ForOperators = ["ILedgerVerificationGrain.VerifyAsync"];

    private static readonly Caller Reporter = new("indberetter", [Role.Reporter], [AreaCode.Parse("851")], []);

    private static readonly Caller Operator = new("drift", [Role.Operator], [AreaCode.Parse("851")], ["nordjylland"]);

    public static TheoryData<string> Methods => [.. All().Where(m => CallerOf(m) is not null).Select(NameOf).Where(name => name != ForEverybody)];

    [Fact]
    public void Every_method_of_a_grain_is_told_who_asks_or_is_known_to_be_internal() =>
        Assert.Equal(Internal.Order(), All().Where(m => CallerOf(m) is null).Select(NameOf).Distinct().Order());

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Without_the_right_a_grain_refuses_before_it_looks_at_anything_else(string name)
    {
        var method = All().Single(m => NameOf(m) == name);
        var grains = service.Gateway.Services.GetRequiredService<IGrainFactory>();
        var definition = (await grains.DataSet("voksenlaerlinge").ReadAsync(TestContext.Current.CancellationToken))!.Definition;
        foreach (var caller in ForSignedIn.Contains(name) ? [Caller.Anonymous] : new[] { Caller.Anonymous, ForOperators.Contains(name) ? Reporter : Operator })
        {
            var context = new CommandContext("k", caller);
            object?[] arguments = [.. method.GetParameters().Select(p => p.ParameterType switch
            {
                var t when t == typeof(Caller) => caller,
                var t when t == typeof(CommandContext) => context,
                var t when t == typeof(SubmitReport) => new SubmitReport(context, null!, null),
                var t when t == typeof(ReportCommand) => new ReportCommand(context, null, null),
                var t when t == typeof(DataSetDefinition) => definition,
                // It names the municipality that the right is for.
                var t when t == typeof(SupervisionReport) => new SupervisionReport(AreaCode.Parse("851"), default, "x"),
                var t when t == typeof(CancellationToken) => TestContext.Current.CancellationToken,
                { IsValueType: true } t => Activator.CreateInstance(t),
                _ => null,
            })];
            var invoked = method.Invoke(GrainOf(grains, method.DeclaringType!), arguments)!;
            if (invoked is IAsyncEnumerable<Answer<LedgerCheck>> checks) invoked = checks.SingleAsync(TestContext.Current.CancellationToken).AsTask();
            var task = (Task)invoked;
            await task;
            var answer = task.GetType().GetProperty("Result")!.GetValue(task)!;
            if (answer is IEnumerable rows) Assert.Empty(rows);
            else Assert.Equal(RefusalKind.Forbidden, ((Refusal)answer.GetType().GetProperty("Refusal")!.GetValue(answer)!).Kind);
        }
    }

    private static IGrain GrainOf(IGrainFactory grains, Type type) => type.Name switch
    {
        nameof(IReportGrain) => grains.Report(new(AreaCode.Parse("851"), "voksenlaerlinge", Period.Parse("2020"))),
        nameof(IMunicipalityGrain) => grains.Municipality(AreaCode.Parse("851")),
        nameof(IDataSetGrain) => grains.DataSet("voksenlaerlinge"),
        nameof(IResultContractGrain) => grains.ResultContract("erhvervshus-nordjylland-2020"),
        nameof(IResultContractsGrain) => grains.ResultContracts(),
        nameof(IGrowthTeamGrain) => grains.GrowthTeam("nordjylland"),
        nameof(IGrowthTeamsGrain) => grains.GrowthTeams(),
        nameof(IAgreementGrain) => grains.Agreement("danskuddannelse-nordjylland"),
        nameof(IAgreementsGrain) => grains.Agreements(),
        nameof(ICampaignGrain) => grains.Campaign("voksenlaerlinge-nordjylland"),
        nameof(ICampaignsGrain) => grains.Campaigns(),
        nameof(ILedgerVerificationGrain) => grains.LedgerVerification(),
        var other => throw new InvalidOperationException($"The test knows no {other}."),
    };

    private static IEnumerable<MethodInfo> All() => typeof(IReportGrain).Assembly.GetTypes()
        .Where(t => t.IsInterface && typeof(IGrain).IsAssignableFrom(t) && t != typeof(IGrain)).SelectMany(t => t.GetMethods());

    private static ParameterInfo? CallerOf(MethodInfo method) => method.GetParameters().FirstOrDefault(p =>
        p.ParameterType == typeof(Caller) || p.ParameterType == typeof(CommandContext) || p.ParameterType == typeof(SubmitReport) || p.ParameterType == typeof(ReportCommand));

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
