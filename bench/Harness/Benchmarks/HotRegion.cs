using System.Globalization;
using Kkr.Bench.Load;
using Kkr.Bench.Measuring;
using Kkr.Bench.Services;

namespace Kkr.Bench.Benchmarks;

/// <summary>
/// P5: everybody writes to one data set and period of one region, beside a grain that writes its state each time; and the
/// same load spread over few and over very many live reports: those of Denmark's municipalities on one data set and 22 years, and those of
/// a continent's on one data set and two years.
/// </summary>
internal static class HotRegion
{
    private const int Connections = 64;
    private const int HotPeriod = 15;
    private const int FewCodes = 2;
    private const int FewReports = 2_156;
    private const string LiveDataSet = "bench-live-0";

    /// <summary>After so many calls a grain, chosen at random, one in fifty grains has not been called.</summary>
    private const int CallsAGrain = 4;

    public static async Task RunAsync(Stage stage, Options options, Results results)
    {
        var apprentices = Reporters.OfApprentices(stage);
        var product = new SubmissionContest(await stage.StartAsync("product", "product"), apprentices);
        var stock = new SubmissionContest(await stage.StartAsync("stock hot grain", "stock", ("Stock__Hot", "true")), apprentices);
        Probe append = new(stage, product.Service, apprentices, "append", HotPeriod), tell = new(stage, product.Service, apprentices, "tell", HotPeriod);
        foreach (var contest in (SubmissionContest[])[product, stock]) await contest.WarmUpAsync(apprentices.InRegion, Connections, HotPeriod);
        foreach (var probe in (Probe[])[append, tell]) await probe.WarmUpAsync(apprentices.InRegion, Connections);
        results.Add(await Turns.TakeAsync("P5", $"one data set and period, {Connections} writers", options.Pairs, [
            ("product", () => TurnAsync(product)), ("stock hot grain", () => TurnAsync(stock)),
            ("parse and append", () => append.TurnAsync(apprentices.InRegion, Connections, options.Turn)),
            ("parse, a grain appends and tells", () => tell.TurnAsync(apprentices.InRegion, Connections, options.Turn)),
        ]));
        results.Checked(await Proof.ProductAsync(product.Service, product.Tally, stage.Token("secretariat")));
        results.Checked($"{stock.Service.Name}: {await Proof.AggregatesAsync(stock.Service, stock.Tally, stage.Token("secretariat")):N0} after {stock.Tally.Created:N0} submissions");
        await stage.StopAsync(stock.Service);
        await stage.StopAsync(product.Service);

        using var continent = ContinentOf(options);
        var few = await LiveAsync(stage, options);
        var many = await LiveAsync(stage, options, continent);
        var (all, some) = (many.Tally.Reporters.Municipalities.Count, WithFewReports(many.Tally.Reporters));
        await few.WarmUpAsync(few.Tally.Reporters.Municipalities.Count, Connections);
        await many.WarmUpAsync(all, Connections);
        var bare = await LiveGrainsAsync(stage, options, continent, many.Tally.Reporters);
        results.Add(await Turns.TakeAsync("P5", $"the same load over few and many live reports, {Connections} connections", options.Pairs, [
            (few.Service.Name, () => SpreadAsync(few, few.Tally.Reporters.Municipalities.Count)), (many.Service.Name, () => SpreadAsync(many, all)),
            // What it costs that they are there, without what it costs that what changes lies in many tables.
            ($"{many.Service.Name}, submissions to {FewReports:N0} of them", () => SpreadAsync(many, some)),
            ($"parse, a grain appends and tells, {FewReports:N0} of its grains", () => BareAsync(some)),
            ("parse, a grain appends and tells, all of its grains", () => BareAsync(all)),
        ]));
        results.Add(new Finding("P5", $"resident memory, {few.Service.Name}", few.Service.ResidentMiB, "MiB", ""));
        results.Add(new Finding("P5", $"resident memory, {many.Service.Name}", many.Service.ResidentMiB, "MiB", ""));
        foreach (var contest in (SubmissionContest[])[few, many])
            results.Checked(await Proof.ProductAsync(contest.Service, contest.Tally, stage.Token("secretariat")));

        async Task<Measurement> TurnAsync(SubmissionContest contest)
        {
            await stage.SettleAsync();
            return await contest.TurnAsync(apprentices.InRegion, Connections, options.Turn, HotPeriod);
        }

        // After a checkpoint PostgreSQL writes each page whole when it is first changed: with 200,000 streams for as long as a turn takes, and
        // otherwise once in half an hour. So none comes between these turns.
        Task<Measurement> SpreadAsync(SubmissionContest contest, int municipalities) => contest.TurnAsync(municipalities, Connections, options.Turn);

        Task<Measurement> BareAsync(int municipalities) => bare.TurnAsync(municipalities, Connections, options.Turn, settle: false);
    }

    /// <summary>Where 100,000 municipalities lie, or 10,000 in a quick run.</summary>
    public static Continent ContinentOf(Options options) => options.IsQuick ? new(5) : new();

    /// <summary>How many municipalities have as many reports as there are few.</summary>
    public static int WithFewReports(Reporters reporters) => FewReports / reporters.Periods.Count;

    /// <summary>As many grains as there are reports, of those that only append and tell, and what has made them live.</summary>
    private static async Task<Probe> LiveGrainsAsync(Stage stage, Options options, Continent continent, Reporters reporters)
    {
        var bare = new Probe(stage, await stage.StartAsync("bare grains", "product", continent.Settings), reporters, "tell");
        var (municipalities, left) = (reporters.Municipalities.Count, (double)CallsAGrain * reporters.Municipalities.Count * reporters.Periods.Count);
        while (left > 0)
            left -= (await bare.TurnAsync(municipalities, Connections, options.Turn)).PerSecond * options.Turn.TotalSeconds;
        return bare;
    }

    /// <summary>The product with a live report for each of Denmark's municipalities and 22 years, or of a continent's and two years.</summary>
    public static async Task<SubmissionContest> LiveAsync(Stage stage, Options options, Continent? continent = null)
    {
        var service = await stage.StartAsync("product", "product", continent?.Settings ?? []);
        await LargeLoad.DefineAsync(service, options.Root, stage.Token("secretariat"), LiveDataSet, FewCodes);
        var reporters = continent is null ? Reporters.OfMany(stage, [LiveDataSet]) : Reporters.OfContinent(stage, continent.Areas, LiveDataSet);
        await LargeLoad.ImportAsync(service, reporters, stage.Token("secretariat"), FewCodes);
        var live = reporters.Municipalities.Count * reporters.Periods.Count;
        return new(service with { Name = $"product, {live.ToString("N0", CultureInfo.InvariantCulture)} live reports" }, SubmissionTally.OfCells(reporters, FewCodes));
    }
}
